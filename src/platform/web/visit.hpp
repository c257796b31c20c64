#pragma once
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "platform/crypto/secret_key.hpp"
#include "platform/crypto/token.hpp"
#include "platform/db/database.hpp"
#include "platform/html/html.hpp"
#include "platform/http/message.hpp"
#include "platform/locale/speech.hpp"
#include "platform/web/sessions.hpp"
#include "platform/web/who.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenty::web {

class Visit;

/// A page before the shell is drawn around it. The title is already in the visitor's language.
struct Page {
    std::string title;
    html::Html body;
    int status = 200;
};

/// What every visit can reach. Made once by app/; outlives every visit. Everything in it is safe to
/// use from any thread.
struct Surroundings {
    db::Database& database;
    const Clock& clock;
    Randomness& randomness;
    const crypto::SecretKey& form_key; ///< from which the tokens in forms are derived
    std::string public_url;            ///< "https://plenty.example.org", without a slash at the end
    locale::Language default_language;
    locale::TimeZone time_zone;
    /// Draws the header, navigation and footer around a page.
    std::function<html::Html(const Visit&, const Page&)> shell;

    bool is_https() const { return public_url.starts_with("https://"); }
};

/// One request by one visitor, with everything a page or an action needs to answer it. A visit
/// belongs to one thread. Handlers translate, call one action, and answer; they hold no rule and no SQL.
class Visit {
public:
    Visit(const Surroundings& surroundings, http::Request& request);

    /// Who is looking: every load takes it. Nothing for a stranger; the neighbour, if a member acts for one.
    std::optional<PersonId> viewer() const;
    /// Somebody with an account who acts for themselves. Strangers are asked to sign in; a neighbour without
    /// account, and whoever acts for one, are told that this is not for them to do. For everything that
    /// is not said to be for others, too.
    Result<PersonId> person() const { return who().person(); }
    /// The viewer, whether or not with an account and whoever acts for them: for asks, offers and hand-overs.
    Result<PersonId> somebody() const { return who().somebody(); }
    /// As somebody(), but refuses who acts for another: for what is a neighbour's own to see and to decide.
    Result<PersonId> oneself() const { return who().oneself(); }
    bool is_acting() const { return session_ && session_->acting_for.has_value(); }
    /// Whether this is a neighbour without account, on their link or code.
    bool is_by_key() const { return session_ && session_->is_by_key(); }
    const std::optional<Session>& session() const { return session_; }
    /// Lets somebody be the viewer who proved it otherwise: a neighbour on their private link.
    void act_as(PersonId person) { acting_as_ = person; }

    const http::Request& request() const { return *request_; }
    http::Request& request() { return *request_; }
    const http::Fields& form() const { return request_->form; }
    const http::Fields& query() const { return request_->query; }
    /// The n-th {part} of the route as an identity; not found if it is none.
    template <class IdOfSomething>
    Result<IdOfSomething> id(std::size_t part) const {
        if (const auto parsed = IdOfSomething::parse(part_text(part)))
            return *parsed;
        return Refusal{Why::not_found, {"web.not_found"}};
    }
    const std::string& part_text(std::size_t part) const { return request_->parameters.at(part); }

    locale::Language language() const { return language_; }
    std::string say(const Sentence& sentence) const { return locale::say(language_, sentence); }
    std::string say(SentenceKey key,
                    std::vector<std::pair<std::string_view, std::string>> blanks = {}) const {
        return say(Sentence{key, std::move(blanks)});
    }
    std::string say_count(SentenceKey key, std::int64_t count) const { return say(Sentence{key, {}, count}); }
    /// Dates, numbers and lists as this visitor reads them.
    locale::Speech speech() const { return {language_, surroundings_->time_zone, now()}; }

    template <class F>
    auto read(F&& look) const {
        return surroundings_->database.read(std::forward<F>(look));
    }
    /// Changes something. A form or API call that was sent twice is refused the second time with
    /// `web.already_sent`; Routes then repeats the first answer.
    template <class F>
    auto write(F&& change) {
        using Value = std::invoke_result_t<F&, db::Transaction&>;
        Value done = surroundings_->database.write([&](db::Transaction& tx) -> Value {
            if (auto claimed = claim_once(tx); !claimed.ok())
                return std::move(claimed).refusal();
            return change(tx);
        });
        once_claimed_ = once_claimed_ || done.ok(); // a claim that was rolled back is none
        return done;
    }
    Instant now() const { return surroundings_->clock.now(); }
    Randomness& randomness() const { return surroundings_->randomness; }
    const Surroundings& surroundings() const { return *surroundings_; }

    /// The token that a form of this visitor must carry; looks different at every call, so that a
    /// compressed page does not give it away (BREACH).
    std::string form_token() const;
    /// Whether the form that was sent carries a token made for this browser.
    bool form_token_is_ours() const;
    /// The hidden fields of every form: the token, and a number that makes sending it twice harmless.
    html::Html form_fields() const;

    /// The whole address of a path of ours, for a link that leaves the browser: as configured, else as this
    /// browser asks.
    std::string address_of(std::string_view path) const;

    /// The page in its shell.
    http::Response show(const Page& page) const;
    /// 303 See Other: the answer to a form that did what was asked.
    http::Response go_to(std::string_view path) const;
    /// As go_to(), and the page there opens with this sentence ("Your ask is on the board.").
    http::Response go_to(std::string_view path, SentenceKey with) const;
    /// The sentence the page before asked us to open with.
    std::optional<std::string> told() const;

    /// The token of this browser's session; empty for a stranger.
    std::string session_token() const { return session_ ? browser_token_ : std::string(); }
    /// Gives this browser a session token, or with an empty one takes it away.
    void set_session_token(std::string token) { new_session_token_ = std::move(token); }
    void set_language(locale::Language language) { new_language_ = language; }

    /// The key under which this form or call is answered once; nothing if it carries none.
    std::optional<std::string> once_key() const;

private:
    Who who() const { return {viewer(), is_acting(), is_by_key()}; }
    void find_browser();
    void choose_language();
    crypto::Token form_secret() const;
    Outcome claim_once(db::Transaction& tx) const;
    void add_headers(http::Response& response) const;

    const Surroundings* surroundings_;
    http::Request* request_;
    std::optional<Session> session_;
    std::optional<PersonId> acting_as_;
    std::string browser_token_; ///< the session token, or a random one for a stranger's browser
    bool browser_is_new_ = false;
    bool once_claimed_ = false;
    locale::Language language_;
    std::optional<std::string> new_session_token_;
    std::optional<locale::Language> new_language_;
};

}
