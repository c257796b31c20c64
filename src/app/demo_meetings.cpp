#include "app/demo_stage.hpp"
#include "app/demo_texts.hpp"

namespace plenty::app::demo {
namespace {

using namespace std::chrono_literals;
using handovers::Answer;

/// What happens between the two of a reply. Each step is an action of the pages, at its own moment.
class Pair {
public:
    Pair(Stage& stage, std::string_view poster, std::string_view replier, std::string_view notice)
        : stage_(stage), poster_(stage.people.at(poster)), replier_(stage.people.at(replier)),
          match_(*handovers::find_own_reply(stage.vault, replier_, stage.posts.at(notice))) {}

    void choose(std::chrono::hours before, std::int64_t units) { answer(before, Answer::yes, units); }

    void propose(std::chrono::hours before, const handovers::Meeting& meeting) {
        stage_.ago(before, [&](db::Transaction& tx) {
            return handovers::propose_meeting(tx, stage_.vault, stage_.randomness, poster_, match_, meeting);
        });
    }

    void agree(std::chrono::hours before, std::string_view contact) {
        stage_.ago(before, [&](db::Transaction& tx) -> Outcome {
            const auto view = TRY(handovers::look_at(tx, stage_.vault, stage_.posting, replier_, match_));
            return handovers::agree_to_meeting(tx, stage_.vault, stage_.randomness, replier_, match_,
                                               view.meeting()->number, contact);
        });
    }

    void poster_writes(std::chrono::minutes before, std::string_view words) { write(before, poster_, words); }
    void replier_writes(std::chrono::minutes before, std::string_view words) {
        write(before, replier_, words);
    }

    void finish(std::chrono::hours before) {
        stage_.ago(before, [&](db::Transaction& tx) {
            return handovers::finish(tx, stage_.vault, replier_, match_);
        });
    }

private:
    void answer(std::chrono::hours before, Answer answer, std::int64_t units) {
        stage_.ago(before, [&](db::Transaction& tx) {
            return handovers::answer_reply(tx, stage_.vault, poster_, match_, answer, Quantity(units));
        });
    }
    void write(std::chrono::minutes before, PersonId writer, std::string_view words) {
        stage_.ago(before, [&](db::Transaction& tx) {
            return handovers::write_message(tx, stage_.vault, stage_.randomness, writer, match_, words);
        });
    }

    Stage& stage_;
    PersonId poster_;
    PersonId replier_;
    MatchId match_;
};

void send_replies(Stage& stage) {
    for (const Reply& reply : replies())
        stage.ago(std::chrono::hours(reply.hours_ago), [&](db::Transaction& tx) {
            return handovers::reply_to_post(tx, stage.vault, stage.randomness,
                                            stage.people.at(reply.villager), stage.posts.at(reply.notice),
                                            {Quantity(reply.units), std::string(reply.words)});
        });
}

/// A loaf that is to be fetched tomorrow: both have said yes, and write to each other.
void agree_on_bread(Stage& stage) {
    Pair loaf(stage, "chipo", "amina", "bread");
    loaf.choose(20h, 1);
    loaf.propose(19h, {"At my gate, the blue one", stage.ahead(1, 18), "Ring twice, the oven fan is loud."});
    loaf.agree(17h, "I come on the cargo bike and wave.");
    loaf.replier_writes(16h, "Thank you! Shall I bring your paper bag back?");
    loaf.poster_writes(15h + 30min, "Please do. It is on its seventh loaf.");
    Pair(stage, "chipo", "hana", "bread").choose(18h, 1); // and nothing is arranged yet
}

/// One hour of help is promised; where and when is proposed and waits for an answer.
void promise_fractions(Stage& stage) {
    Pair hour(stage, "amina", "jonah", "fractions");
    hour.choose(60h, 1);
    hour.propose(50h, {"The reading corner of the library", stage.ahead(3, 17), ""});
    hour.replier_writes(28h, "Is she in year five or six? I have cake for both.");
}

void carry_the_sofa(Stage& stage) {
    for (const std::string_view who : {"gwil", "oskar"}) {
        Pair hands(stage, "emre", who, "sofa");
        hands.choose(28h, 1);
        hands.propose(27h, {"In front of the house with the yellow door", stage.ahead(2, 11), ""});
    }
    Pair(stage, "emre", "gwil", "sofa").agree(25h, "");
}

/// Twelve courgettes and fourteen wished for: need, waiting and an open draw decide.
void draw_for_vegetables(Stage& stage) {
    stage.ago(30h, [&](db::Transaction& tx) {
        return handovers::let_need_decide(tx, stage.vault, stage.randomness, stage.people.at("kamala"),
                                          stage.posts.at("veg"));
    });
}

/// Is over, and leaves no trace.
void hand_over_books(Stage& stage) {
    Pair books(stage, "ilse", "amina", "bookshelf");
    books.choose(110h, 3);
    books.propose(108h, {"On the bench before my house", stage.today - 80h, ""});
    books.agree(100h, "");
    books.finish(78h);
}

void ask_to_join(Stage& stage) {
    stage.ago(7h, [&](db::Transaction& tx) {
        return communities::apply(
            tx, stage.people.at("nuala"), stage.communities.at("acacias"),
            "Hola! I moved in above the market last month. My Spanish is small but it grows.",
            {"Detrás del mercado", "Dolores, at the bus stop"});
    });
    stage.ago(150h, [&](db::Transaction& tx) {
        return communities::take_stewardship(tx, stage.people.at("amina"), stage.communities.at("acacias"));
    });
}

}

void let_people_meet(Stage& stage) {
    send_replies(stage);
    agree_on_bread(stage);
    promise_fractions(stage);
    carry_the_sofa(stage);
    draw_for_vegetables(stage);
    hand_over_books(stage);
    Pair(stage, "amina", "ilse", "delivery").choose(30h, 1);
    Pair(stage, "pilar", "mateo", "pharmacy").choose(12h, 1);
    ask_to_join(stage);
}

}
