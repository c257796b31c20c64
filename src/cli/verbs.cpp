#include "cli/commands.hpp"

#include <array>

namespace plenty::cli {
namespace {

using Kind = Word::Kind;
using Need = Word::Need;

const Word community{Kind::option, Need::needed, "community", "SLUG",
                     "The community, as its address names it: elm-street."};
const Word as{Kind::option, Need::needed, "as", "NAME",
              "Whose doing it is: the name they sign in with. They may do what they may do on the pages."};

/// The same word where one can do without it.
Word perhaps(Word word, std::string_view sentence) {
    word.need = Need::optional;
    word.sentence = sentence;
    return word;
}

Word option(std::string_view name, std::string_view shape, std::string_view sentence) {
    return {Kind::option, Need::optional, name, shape, sentence};
}

Word toggle(std::string_view name, std::string_view sentence) {
    return {Kind::toggle, Need::optional, name, "", sentence};
}

std::vector<Word> words_of_board() {
    return {community,
            perhaps(as, "Who reads it. Without it one sees what a stranger sees."),
            option("side", "ask|offer", "Asks alone, or offers alone."),
            option("kind", "KIND", "This kind and all below it: its key (bread) or its name."),
            option("words", "TEXT", "Posts that speak of this."),
            option("order", "newest|urgent", "What stands first. [newest]"),
            option("after", "TEXT", "Goes on where the page before ended.")};
}

std::vector<Word> words_of_post() {
    return {
        {Kind::bare, Need::needed, "side", "ask|offer", "What it is."},
        community,
        as,
        {Kind::option, Need::needed, "kind", "KIND",
         "What it is about: the key of a kind (bread) or its name."},
        {Kind::option, Need::needed, "words", "TEXT", "In their own words."},
        option("quantity", "NUMBER", "How many. [1]"),
        option("until", "YYYY-MM-DD", "The last day on which it is of use."),
        option("area", "NAME", "The part of the place. [where they usually are]"),
        option("place", "TEXT", "The exact place; only the other one of an agreed hand-over is shown it."),
        option("audience", "community|befriended|everyone", "Who may see it. [community]"),
        option("urgency", "whenever|this_month|this_week|today", "How soon. [whenever]"),
        toggle("nothing-in-return", "The words sound like a trade, but nothing is asked in return.")};
}

std::vector<Word> words_of_import() {
    return {
        {Kind::bare, Need::optional, "file", "FILE",
         "The sheet: CSV, or text with tabs, semicolons or bars. Or else --undo.",
         "A file or what it has entered"},
        {Kind::option, Need::optional, "undo", "ID",
         "Takes back what an import has entered and nobody has touched since.",
         "A file or what it has entered"},
        community,
        as,
        option("side", "ask|offer", "What every row is that does not say so itself. [as the header tells]"),
        {Kind::repeated, Need::optional, "column", "HEADER=MEANING",
         "What a column means, where the guess is wrong; again for each column. The header as it is told, "
         "or the number of the column."},
        option("area", "NAME", "Where a row is that names no area here. [the first]"),
        option("agreed", "spoken|written", "How those people agreed of whom their row does not say."),
        toggle("nothing-in-return", "What sounds like a price or a trade is none."),
        toggle("without-troubled-rows", "Go on without the rows that cannot be entered."),
        toggle("with-doubles", "Enter possible doubles, too, instead of leaving out the same gift."),
        toggle("dry-run", "Tell all that would happen, and change nothing.")};
}

std::vector<Word> words_of_plan() {
    return {{Kind::bare, Need::needed, "region", "REGION_DIR",
             "Where kinds.csv, offers.csv and asks.csv are, and perhaps distance.csv and company.csv."},
            {Kind::bare, Need::optional, "plan", "PLAN_DIR", "Where the plan is that is to be verified."},
            option("out", "DIR", "Where the plan is written to. [REGION_DIR/plan]"),
            toggle("verify", "Plan nothing; check a plan that is there against its region and its proof.")};
}

std::vector<Word> words_of_generate_region() {
    return {{Kind::bare, Need::needed, "region", "REGION_DIR", "Where the files are written to."},
            option("offers", "NUMBER", "How many offers. [10000]"),
            option("asks", "NUMBER", "How many asks. [10000]"),
            option("seed", "NUMBER", "The same number, the same region. [1]")};
}

const std::array table{
    Verb{"serve",
         "Serve the community's pages.",
         "Runs until it gets SIGINT or SIGTERM, then lets running requests finish. It brings the database up "
         "to date "
         "first, and prints its address once it can be reached.",
         {},
         Settings::all,
         serve},
    Verb{"demo",
         "Fill an empty node with an invented village.",
         "Says how to sign in. Nobody in it is real. A node in which there is a community is refused and "
         "left as it is.",
         {},
         Settings::of_the_place,
         demo},
    Verb{"doctor",
         "Look whether all is well, and say what to do if not.",
         "Works beside a running server. Each line begins with ok, look (it works, but somebody should "
         "decide) or wrong. "
         "Ends with 1 if anything is wrong.",
         {toggle("retry", "First make every task due again that was given up on.")},
         Settings::all,
         doctor},
    Verb{"migrate",
         "Bring the database up to date, and stop.",
         "Serving does the same. An older program refuses a newer database.",
         {},
         Settings::of_the_place,
         migrate},
    Verb{"board", "Show what a community asks for and offers.", "", words_of_board(), Settings::of_the_place,
         board},
    Verb{"post", "Put an ask or an offer on the board, for a member who asked for it.", "", words_of_post(),
         Settings::of_the_place, post},
    Verb{"withdraw",
         "Take somebody's own post off the board.",
         "Everybody who replied hears back once the server runs.",
         {{Kind::bare, Need::needed, "id", "ID", "The post, as board and post print it."}, as},
         Settings::of_the_place,
         withdraw},
    Verb{"what-we-have",
         "Print everything that is kept about an account.",
         "For whoever asks, and for a legal order. There is no more to be had: who gave what to whom is not "
         "kept.",
         {{Kind::bare, Need::needed, "name", "NAME", "The name they sign in with."}},
         Settings::of_the_place,
         what_we_have},
    Verb{"import", "Bring in the spreadsheet that a group has.",
         "Encoding, separator and columns are guessed, and told. Rows that cannot be entered and possible "
         "doubles are named by their lines. Everything is entered, or nothing. The rows become neighbours "
         "without account and their posts. It works beside a running server; taking back does not, because "
         "only the server knows then who has answered.",
         words_of_import(), Settings::of_the_place, import_sheet},
    Verb{"export",
         "Print everything open in a community as a sheet, which can be brought in again.",
         "It tells how to reach neighbours without account: keep it safe.",
         {community, perhaps(as, "Whose doing it is. [one of those who look after the community now]")},
         Settings::of_the_place,
         export_sheet},
    Verb{"plan", "Propose who gives what to whom in a region, fairest first, and prove what is missing.",
         "Reads tables of comma separated values with a header, columns in any order. kinds.csv: kind, "
         "parent. "
         "offers.csv: offer, person, kind, quantity, lat, lon, reach_km, slots, best_before_days. asks.csv: "
         "ask, "
         "person, kind, quantity, lat, lon, mobility_km, slots, necessity, urgency, waiting_days. "
         "distance.csv: "
         "person, person. company.csv: giver, person. Slots are a number whose bits are the times at which "
         "somebody can. If any row makes no sense, each one is named by its line, nothing is planned, and it "
         "ends with 2. Writes plan.csv, unmet.csv, shortage.csv, report.json and the proof of the plan. "
         "SIGINT makes it end with what is finished by then, which is said so; a second one ends it at once.",
         words_of_plan(), Settings::of_the_place, plan},
    Verb{"generate-region", "Write a made-up region to try planning on.", "", words_of_generate_region(),
         Settings::of_the_place, generate_region},
};

}

std::span<const Verb> verbs() {
    return table;
}

}
