#include "platform/text/trade_words.hpp"

#include <array>

namespace plenty::text {
namespace {

using std::string_view;

constexpr auto english_asks = std::to_array<string_view>({
    // prices
    "# $",
    "$ #",
    "for|only|just|at|asking # pounds|p|pence|cents",
    "# pounds each|cash|ono|obo|per|an|a|or",
    "# an|per|/ hour|hr|h|day|night|week|session|lesson",
    "asking|fixed|fair|good|low|cheap price",
    "price : #",
    "price|prices #",
    "price|prices negotiable|is|on|each",
    "priced at",
    "or best|nearest offer",
    "best offer",
    "# ono|obo",
    "make me|us an offer",
    "open to offers",
    "highest bidder",
    "cash only|please|in|on|or",
    "for|pay cash",
    "cash payment",
    "tenner|fiver",
    // selling, buying, letting
    "for sale",
    "i|we|im|were|am selling",
    "selling my|our|a|an|some|this|these|two|it|them",
    "i|we|ill|will|would|looking|want|wanting|trying ?to sell",
    "want|looking|hoping|wanting|like to buy",
    "for rent|hire",
    "room|flat|garage|place|space to rent|let",
    "rent it|this|them out|from",
    "wts|wtb|wtt",
    // paying
    "i|we|ill|well|will|would|can|could|happy|able|willing ?to pay",
    "you pay",
    "pay me|us|you|well|cash|on|before|by",
    "paid job|work|gig|help",
    "payment",
    "by bank transfer",
    "i|we|will|would charge # ?$",
    "i|we charge|charges # ?$",
    "i|we charge a|per|by",
    "small|modest|entry|for|a fee",
    "fee of|applies|for",
    "hourly|day|my|our|usual rate|rates",
    "rates|rate on|is|of|per",
    "deposit required|needed|of|please",
    "suggested|small|minimum|expected donation",
    "donation of|required|expected",
    "for a ?small donation",
    "paypal|venmo|zelle|cashapp|revolut",
    "cash app",
    "send ?me money",
    "owe me",
    "invoice",
    // bartering
    "in exchange",
    "in return",
    "something in return|exchange",
    "exchange ?it|them|this|my for",
    "exchange my",
    "swap|swaps|swapping|trade|trading ?it|them|this|these for",
    "swap|swaps|swapping|trade|trading my|our ... for",
    "swap|trade my|our|mine",
    "to|will|would|could|can|or|i swap|trade",
    "looking|happy|want|like|willing to swap|trade ... for",
    "swap with",
    "swaps|trades welcome",
    "barter|bartering",
    "what would|will|can you give ?me",
    "time credit|credits",
    "for a bottle|crate|case of wine|beer",
});

constexpr auto english_always = std::to_array<string_view>({
    "no offers under|below|less",
    "no less than # $",
    "not less than # $",
    "no lower than # $",
    "nothing under # $",
    "not free",
    "no freebies",
});

constexpr auto english_harmless = std::to_array<string_view>({
    "free of charge",
    "pay ?you|me|us|them back",
    "pay for the|my|your ?own groceries|shopping|medicine|medicines|food|fuel|petrol|gas",
    "pay|paid|paying ?my|our|the|your rent|bill|bills|heating|electricity|gas|water|debt|debts|fine",
    "pay the|for rent|school",
    "cost|costs me|us ?only|about # $",
    "cost|costs me|us $ #",
    "paid ?only|about # $",
    "paid ?only|about $ #",
    "i|we|they|he|she paid ?only|about $ #",
    "worth ?of|about # $",
    "worth ?of|about $ #",
    "# $ note|bill|coin|voucher|vouchers|fine|gift|top",
    "$ # note|notes|bill|coin|voucher|vouchers|fine|gift|top",
    "# $ bills|notes|coins",
    "note|bill of # $",
    "set|setting up paypal|venmo|zelle|revolut",
    "paypal|venmo|zelle|revolut account|password|scam",
    "swap|trade shifts|places|seats|turns|over|shop|party|day|school|union",
    "language exchange",
    "exchange student|students|visit|trip",
    "in return to|from",
    "pay office|slip",
    "help|helping ?us ?me ?to pay|buy|sell",
    "cant|cannot|couldnt pay",
    "# pounds of",
    "rent support|help|arrears|book|contract|increase|office",
});

constexpr auto english_negations = std::to_array<string_view>(
    {"no", "not", "never", "without", "nothing", "dont", "doesnt", "didnt", "wont", "cant", "cannot",
     "couldnt", "isnt", "arent", "neither", "nor", "none", "nobody", "anything"});

constexpr auto english_numbers = std::to_array<string_view>(
    {"one",   "two",     "three",  "four",    "five",    "six",    "seven", "eight",
     "nine",  "ten",     "twelve", "fifteen", "twenty",  "thirty", "forty", "fifty",
     "sixty", "seventy", "eighty", "ninety",  "hundred", "few"});

constexpr auto english_money = std::to_array<string_view>(
    {"dollar", "dollars", "euro", "euros", "quid", "bucks", "usd", "eur", "gbp", "cad", "aud"});

}

const TradeWords english_trade{english_asks,      english_always,  english_harmless,
                               english_negations, english_numbers, english_money};

}
