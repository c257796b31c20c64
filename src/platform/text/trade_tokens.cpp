#include "platform/text/trade_tokens.hpp"

#include "platform/text/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <optional>

namespace plenty::text {
namespace {

using Is = TradeToken::Is;

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == 0x2019;
}

std::optional<Is> token_kind(UChar32 c) {
    if (u_isdigit(c) != 0)
        return Is::number;
    if (u_isalpha(c) != 0)
        return Is::word;
    if (u_charType(c) == U_CURRENCY_SYMBOL)
        return Is::currency;
    if (c == '/')
        return Is::slash;
    if (c == '\n' || u_hasBinaryProperty(c, UCHAR_S_TERM) != 0 || c == ':' || c == ';' || c == '(' ||
        c == ')')
        return Is::stop;
    return std::nullopt;
}

/// Whether `c` goes on with the token that stands before it without a gap.
bool continues(const TradeToken& token, UChar32 c) {
    if (token.is == Is::word)
        return u_isalpha(c) != 0 || is_apostrophe(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    if (token.is == Is::number)
        return u_isdigit(c) != 0 || c == '.' || c == ',';
    return false;
}

/// "20." at the end of a sentence is the number 20 and a stop.
void give_back_stop(std::vector<TradeToken>& tokens, std::string_view text) {
    TradeToken& last = tokens.back();
    if (last.is != Is::number || (text[last.end - 1] != '.' && text[last.end - 1] != ','))
        return;
    const bool is_stop = text[last.end - 1] == '.';
    --last.end;
    if (is_stop)
        tokens.push_back({Is::stop, {}, last.end, last.end + 1});
}

std::string folded_word(std::string_view word) {
    std::string folded_text;
    for (const char c : folded(word)) {
        if (c != '\'')
            folded_text += c;
    }
    const auto curly = folded_text.find("’");
    return curly == std::string::npos ? folded_text : folded_text.erase(curly, std::string_view("’").size());
}

}

std::vector<TradeToken> trade_tokens(std::string_view text) {
    std::vector<TradeToken> tokens;
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        const auto begin = static_cast<std::size_t>(i);
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        const auto end = static_cast<std::size_t>(i);
        if (!tokens.empty() && tokens.back().end == begin) {
            if (continues(tokens.back(), c)) {
                tokens.back().end = end;
                continue;
            }
            give_back_stop(tokens, text);
        }
        if (const auto kind = token_kind(c))
            tokens.push_back({*kind, {}, begin, end});
    }
    if (!tokens.empty())
        give_back_stop(tokens, text);
    for (TradeToken& token : tokens) {
        if (token.is == Is::word)
            token.folded = folded_word(text.substr(token.begin, token.end - token.begin));
    }
    return tokens;
}

}
