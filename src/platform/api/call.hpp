#pragma once
#include "platform/api/answer.hpp"
#include "platform/web/visit.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::api {

/// The key under which a call is answered once, and what it was a call for.
struct Once {
    std::string key;         ///< of this person, for this operation
    std::string fingerprint; ///< of the body
};

/// One call of a program, with everything its handler needs. Who calls is known by the token of a device in
/// Authorization: Bearer; cookies are never looked at, so that no page can make a browser call for somebody.
///
/// A call belongs to one thread. Handlers translate, call one action, and answer; they hold no rule and no
/// SQL.
class Call {
public:
    /// All three outlive it.
    Call(const web::Surroundings& surroundings, const http::Request& request, const Operation& operation);

    /// Who is looking: every load takes it. Nothing for a stranger; the neighbour, if a member acts for one.
    std::optional<PersonId> viewer() const;
    /// As in web::Visit: with an account and for themselves; for asks, offers and hand-overs also who comes
    /// by their key or acts for another; for what is one's own not who acts.
    Result<PersonId> person() const { return who().person(); }
    Result<PersonId> somebody() const { return who().somebody(); }
    Result<PersonId> oneself() const { return who().oneself(); }
    bool is_acting() const { return acting_for_.has_value(); }
    bool is_by_key() const { return session_ && session_->is_by_key(); }
    /// The session of the device that calls, and its token.
    const std::optional<web::Session>& session() const { return session_; }
    std::string_view token() const { return token_; }

    /// The n-th {part} of the pattern.
    const std::string& part(std::size_t number) const { return request_->parameters.at(number); }
    template <class IdOfSomething>
    Result<IdOfSomething> id(std::size_t number) const {
        if (const auto parsed = IdOfSomething::parse(part(number)))
            return *parsed;
        return Refusal{Why::not_found, {"web.not_found"}};
    }

    /// The body, read as the shape that the operation declares. What it leaves out stays as in `onto`.
    template <class T>
    Result<T> body(const Shape<T>& shape, T onto = {}) const {
        expect(shape.schema() == operation_->body, "a handler reads the body that its operation declares");
        return shape.read(body_, std::move(onto));
    }
    /// The body of an operation that takes a text: any bytes.
    std::string_view text() const {
        expect(!operation_->texts.empty(), "a handler reads the text that its operation declares");
        return request_->body;
    }
    /// What stands after the question mark. Empty values count as left out.
    template <class T>
    Result<T> query(const Shape<T>& shape) const {
        expect(shape.schema() == operation_->query, "a handler reads the query that its operation declares");
        return shape.read(TRY(query_value()), {}, "?");
    }

    /// The versions named in If-Match, as they were in ETag, quotes and all; "*" stands for any.
    std::vector<std::string> versions() const;
    /// Refuses unless one of them is this one.
    Outcome is_version(std::string_view etag) const;
    /// Whether one of them was made by etag_of() for that number.
    bool names_version(std::int64_t number) const;

    locale::Language language() const { return language_; }
    std::string say(const Sentence& sentence) const { return locale::say(language_, sentence); }
    /// The whole address of a path of ours, for a link that leaves the program.
    std::string address_of(std::string_view path) const;

    template <class F>
    auto read(F&& look) const {
        return surroundings_->database.read(std::forward<F>(look));
    }
    /// Changes something. A call that was sent before under the same Idempotency-Key is refused with
    /// `web.already_sent`; Routes then repeats the first answer.
    template <class F>
    auto write(F&& change) {
        using Value = std::invoke_result_t<F&, db::Transaction&>;
        Value done = surroundings_->database.write([&](db::Transaction& tx) -> Value {
            if (auto claimed = claim(tx); !claimed.ok())
                return std::move(claimed).refusal();
            return change(tx);
        });
        is_claimed_ = is_claimed_ || done.ok(); // a claim that was rolled back is none
        return done;
    }
    Instant now() const { return surroundings_->clock.now(); }
    Randomness& randomness() const { return surroundings_->randomness; }
    const web::Surroundings& surroundings() const { return *surroundings_; }
    const http::Request& request() const { return *request_; }
    const Operation& operation() const { return *operation_; }

    /// For Routes, before the handler is called.
    void let_in(web::Session session, std::string token);
    void act_for(PersonId neighbour) { acting_for_ = neighbour; }
    void set_body(json::value body) { body_ = std::move(body); }
    void set_once(Once once) { once_ = std::move(once); }
    const std::optional<Once>& once() const { return once_; }
    bool is_claimed() const { return is_claimed_; }

private:
    web::Who who() const { return {viewer(), is_acting(), is_by_key()}; }
    Result<json::value> query_value() const;
    Outcome claim(db::Transaction& tx) const;

    const web::Surroundings* surroundings_;
    const http::Request* request_;
    const Operation* operation_;
    std::optional<web::Session> session_;
    std::string token_;
    std::optional<PersonId> acting_for_;
    locale::Language language_;
    json::value body_;
    std::optional<Once> once_;
    bool is_claimed_ = false;
};

/// Answers one call; may refuse.
using Handler = std::function<Result<Answer>(Call&)>;

}
