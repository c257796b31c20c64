#include "sheets/alike.hpp"

#include "platform/sheet/shapes.hpp"
#include "platform/text/fold.hpp"
#include "sheets/terms.hpp"

#include <algorithm>
#include <unordered_map>

namespace plenty::sheets {
namespace {

using sheet::Likeable;
using sheet::Likeness;

/// The first phone number that stands among other words.
std::string phone_in(std::string_view text) {
    constexpr std::string_view dialled = "0123456789+().-/ ";
    for (std::size_t begin = 0; begin < text.size();) {
        begin = text.find_first_of("0123456789+(", begin);
        if (begin == std::string_view::npos)
            break;
        const auto end = std::min(text.find_first_not_of(dialled, begin), text.size());
        const auto run = text.substr(begin, end - begin);
        if (sheet::phone_digits(run))
            return std::string(run);
        begin = end;
    }
    return {};
}

std::string email_in(std::string_view text) {
    constexpr std::string_view between = " \n\t,;<>()";
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find_first_of(between, begin), text.size());
        if (sheet::email_address(text.substr(begin, end - begin)))
            return std::string(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return {};
}

/// What two posts share that are the same one written twice, to the letter.
std::string gist(std::string_view name, gifts::Side side, kinds::KindId kind, AreaId area,
                 std::string_view words) {
    return std::to_string(static_cast<int>(side)) + kind.text() + area.text() + text::folded(name) + "\n" +
           text::folded(words);
}

class Comparison {
public:
    Comparison(std::span<const Entry> entries, const Choices& choices, const Here& here)
        : entries_(entries), choices_(&choices), here_(&here) {}

    std::vector<Alike> find() {
        compare_likeness();
        for (std::size_t i = 0; i < here_->standing.size(); ++i) {
            const Standing& post = here_->standing[i];
            gists_.try_emplace(gist(post.who.name, post.side, post.kind, post.area, post.words), i);
        }
        std::vector<Alike> all;
        for (std::size_t row = 0; row < entries_.size(); ++row)
            if (auto alike = look_at(row))
                all.push_back(*std::move(alike));
        return all;
    }

private:
    void compare_likeness() {
        std::vector<Likeable> known, rows;
        for (const Standing& post : here_->standing)
            known.push_back(likeable(post.who, area_name(post.area), post.words));
        for (const Entry& entry : entries_) {
            std::string words;
            for (const gifts::Draft& gift : entry.gifts)
                words += gift.words + "\n";
            rows.push_back(likeable(entry.who, area_name(entry.gifts.front().area), std::move(words)));
        }
        for (const sheet::LikelyPair& pair : sheet::find_likely_same(rows, known))
            pairs_.emplace(pair.row, pair);
    }

    std::string area_name(AreaId area) const {
        const auto found = std::ranges::find(here_->areas, area, &communities::NamedArea::id);
        return found == here_->areas.end() ? std::string() : found->name;
    }

    /// What a row repeats to the letter, in whole: an index into the standing posts followed by the rows.
    std::optional<std::size_t> repeated(std::size_t row) {
        const Entry& entry = entries_[row];
        std::optional<std::size_t> other;
        bool is_all = true;
        for (const gifts::Draft& gift : entry.gifts) {
            const auto [found, is_new] =
                gists_.try_emplace(gist(entry.who.name, gift.side, gift.kind, gift.area, gift.words),
                                   here_->standing.size() + row);
            if (is_new || found->second == here_->standing.size() + row)
                is_all = false;
            else
                other = found->second;
        }
        return is_all ? other : std::nullopt;
    }

    bool shares_a_kind(const Entry& entry, std::size_t other) const {
        return std::ranges::any_of(entry.gifts, [&](const gifts::Draft& gift) {
            if (other < here_->standing.size())
                return here_->standing[other].side == gift.side && here_->standing[other].kind == gift.kind;
            return std::ranges::any_of(entries_[other - here_->standing.size()].gifts,
                                       [&](const gifts::Draft& before) {
                                           return before.side == gift.side && before.kind == gift.kind;
                                       });
        });
    }

    std::optional<Alike> look_at(std::size_t row) {
        const Entry& entry = entries_[row];
        const auto repeat = repeated(row);
        const auto pair = pairs_.find(row);
        if (!repeat && pair == pairs_.end())
            return std::nullopt;
        const std::size_t other = repeat ? *repeat : pair->second.other;
        const bool is_that_one = pair != pairs_.end() && pair->second.other == other;
        const Likeness why = is_that_one ? pair->second.why : Likeness::same_words;
        const bool is_same = repeat || (why != Likeness::same_words && shares_a_kind(entry, other));
        Alike alike{.entry = entry, .why = why, .line = {}, .standing = {}};
        if (other < here_->standing.size())
            alike.standing = other;
        else
            alike.line = entries_[other - here_->standing.size()].line;
        const auto chosen = choices_->alike.find(entry.line);
        alike.is_entered = chosen != choices_->alike.end() ? chosen->second : !is_same;
        return alike;
    }

    std::span<const Entry> entries_;
    const Choices* choices_;
    const Here* here_;
    std::unordered_map<std::size_t, sheet::LikelyPair> pairs_;
    std::unordered_map<std::string, std::size_t> gists_; ///< standing posts, followed by rows
};

}

SentenceKey sentence_of(sheet::Likeness why) {
    switch (why) {
    case Likeness::same_phone:
        return "sheets.same_phone";
    case Likeness::same_email:
        return "sheets.same_email";
    case Likeness::same_name_and_place:
        return "sheets.same_name_and_place";
    case Likeness::same_words:
        return "sheets.same_words";
    }
    throw Mistake("every likeness has a sentence");
}

std::vector<Alike> find_alike(std::span<const Entry> entries, const Choices& choices, const Here& here) {
    return Comparison(entries, choices, here).find();
}

Likeable likeable(const Who& who, std::string_view place, std::string words) {
    return {.name = is_said_in(who.name, "handovers.somebody") ? std::string() : who.name,
            .phone = phone_in(who.contact),
            .email = email_in(who.contact),
            .place = who.address.empty() ? std::string(place) : who.address,
            .words = std::move(words)};
}

}
