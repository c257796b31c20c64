#include "platform/locale/say.hpp"
#include "sheets/kind_finder.hpp"
#include "sheets/sheets.hpp"
#include "sheets/terms.hpp"

#include <algorithm>
#include <map>

namespace plenty::sheets {
namespace {

using namespace std::chrono_literals;
using sheet::Meaning;

constexpr int board_page = 200;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF"; ///< without it, Excel takes UTF-8 for something else

/// An open post with everything of it that may stand in a sheet.
struct OpenPost {
    gifts::StoredPost post;
    Who who;
    std::string address; ///< of a neighbour without account
};

/// Looks for the people behind posts, each once.
class Authors {
public:
    Authors(const db::Reader& reader, const Desk& desk, PersonId viewer, locale::Language language)
        : reader_(&reader), desk_(&desk), viewer_(viewer), language_(language) {}

    Who who(const gifts::StoredPost& post) {
        auto [found, is_new] = known_.try_emplace(post.author);
        if (is_new)
            found->second = look(post.author);
        Who who = found->second.who;
        who.languages = post.languages;
        if (found->second.is_neighbour)
            if (const auto draft = gifts::load_own_draft(*reader_, desk_->posting, post.author, post.id);
                draft.ok())
                who.address = draft->exact_place;
        return who;
    }

private:
    struct Author {
        Who who;
        bool is_neighbour = false;
    };

    Author look(PersonId author) const {
        const auto neighbour = neighbours::find_neighbour(*reader_, desk_->sealing, viewer_, author);
        if (neighbour.ok())
            return {{.name = neighbour->name, .contact = neighbour->contact, .address = {}, .languages = {}},
                    true};
        return {{.name = people::name_for(*reader_, false, author),
                 .contact = locale::say(language_, "sheets.contact_of_member"),
                 .address = {},
                 .languages = {}},
                false};
    }

    const db::Reader* reader_;
    const Desk* desk_;
    PersonId viewer_;
    locale::Language language_;
    std::map<PersonId, Author> known_;
};

struct OpenPosts {
    std::vector<gifts::StoredPost> posts;
    std::vector<Who> who; ///< of each
};

OpenPosts list_open_posts(const db::Reader& reader, const Desk& desk, PersonId viewer, CommunityId community,
                          locale::Language language) {
    OpenPosts all;
    Authors authors(reader, desk, viewer, language);
    gifts::BoardQuestion question{.community = community, .as_member = true, .most = board_page};
    do {
        const gifts::BoardPage page = gifts::look_at_board(reader, question);
        for (const gifts::Card& card : page.cards)
            if (auto post = gifts::find_visible_post(reader, viewer, card.id); post.ok()) {
                all.who.push_back(authors.who(*post));
                all.posts.push_back(*std::move(post));
            }
        question.after = page.next;
    } while (!question.after.empty());
    return all;
}

/// A day where the time says no more than that, else day and time.
std::string text_of(const std::optional<Instant>& moment, std::chrono::minutes if_only_a_day,
                    const Manner& manner) {
    if (!moment)
        return {};
    const locale::LocalTime local = locale::local_time(manner.zone, *moment);
    if (local.time == if_only_a_day)
        return locale::form_text(local.day);
    std::string text = locale::form_text(local);
    std::ranges::replace(text, 'T', ' ');
    return text;
}

std::string list_of(locale::Language language, const std::vector<SentenceKey>& names) {
    std::string text;
    for (const SentenceKey name : names)
        text += (text.empty() ? "" : "; ") + locale::say(language, name);
    return text;
}

std::string weekdays(std::uint8_t bits, locale::Language language) {
    std::string text;
    for (unsigned day = 0; day < 7; ++day)
        if ((bits & (1U << day)) != 0)
            text += (text.empty() ? "" : "; ") + locale::weekday(language, std::chrono::weekday(day));
    return text;
}

/// Writes posts as rows of our own columns.
class Writer {
public:
    Writer(const Here& here, const Manner& manner)
        : here_(&here), manner_(&manner), finder_(here.tree, manner.language) {}

    std::vector<std::string> cells(const gifts::StoredPost& post, const Who& who) const {
        std::vector<std::string> row;
        for (const Meaning column : own_columns())
            row.push_back(cell(column, post, who));
        return row;
    }

private:
    std::string cell(Meaning column, const gifts::StoredPost& post, const Who& who) const {
        switch (column) {
        case Meaning::kind:
            return finder_.name_of(post.kind, manner_->language);
        case Meaning::wanted:
            return post.words;
        case Meaning::area:
            return area_name(post.area);
        case Meaning::languages:
            return who.languages;
        case Meaning::name:
            return who.name;
        case Meaning::contact_by:
            return who.contact;
        case Meaning::address:
            return who.address;
        default:
            return choice(column, post);
        }
    }

    std::string choice(Meaning column, const gifts::StoredPost& post) const {
        const auto say = [&](SentenceKey key) { return locale::say(manner_->language, key); };
        switch (column) {
        case Meaning::direction:
            return say(name_of(side_terms, post.side));
        case Meaning::urgency:
            return say(name_of(urgency_terms, post.urgency));
        case Meaning::audience:
            return say(name_of(audience_terms, post.audience));
        case Meaning::choosing:
            return say(name_of(choosing_terms, post.choosing));
        case Meaning::requirements:
            return requirements(gifts::Requirements(post.requirements));
        default:
            return measure(column, post);
        }
    }

    std::string measure(Meaning column, const gifts::StoredPost& post) const {
        switch (column) {
        case Meaning::quantity:
            return std::to_string(post.remaining.units());
        case Meaning::reach:
            return std::to_string(post.reach_km);
        case Meaning::recurring:
            return weekdays(post.weekdays, manner_->language);
        case Meaning::available_from:
            return text_of(post.from, 0min, *manner_);
        case Meaning::needed_by:
            return post.until > here_->now ? text_of(post.until, 24h - 1min, *manner_) : std::string();
        default:
            throw Mistake("every column of ours has its cells");
        }
    }

    std::string requirements(gifts::Requirements bits) const {
        std::vector<SentenceKey> names;
        for (const auto& term : requirement_terms)
            if (bits.has(term.choice))
                names.push_back(term.name);
        return list_of(manner_->language, names);
    }

    std::string area_name(AreaId id) const {
        const auto found = std::ranges::find(here_->areas, id, &communities::NamedArea::id);
        return found == here_->areas.end() ? std::string() : found->name;
    }

    const Here* here_;
    const Manner* manner_;
    KindFinder finder_;
};

Here place(const db::Reader& reader, CommunityId community, const Manner& manner) {
    return {.tree = kinds::load_tree(reader, community),
            .areas = communities::list_areas(reader, community),
            .language = manner.language,
            .zone = manner.zone,
            .now = reader.now(),
            .standing = {}};
}

}

Result<sheet::Sheet> read_sheet(std::string_view bytes, std::uint64_t most_bytes) {
    return sheet::read(bytes, {.bytes = static_cast<std::size_t>(most_bytes), .rows = most_rows});
}

Result<Here> look_around(const db::Reader& reader, const Desk& desk, PersonId viewer, CommunityId community,
                         const Manner& manner) {
    TRY(communities::may_look_after(reader, viewer, community));
    Here here = place(reader, community, manner);
    OpenPosts open = list_open_posts(reader, desk, viewer, community, manner.language);
    for (std::size_t i = 0; i < open.posts.size(); ++i) {
        gifts::StoredPost& post = open.posts[i];
        here.standing.push_back(
            {std::move(open.who[i]), post.side, post.kind, std::move(post.words), post.area});
    }
    return here;
}

Result<std::string> export_sheet(const db::Reader& reader, const Desk& desk, PersonId viewer,
                                 CommunityId community, const Manner& manner) {
    TRY(communities::may_look_after(reader, viewer, community));
    const Here here = place(reader, community, manner);
    const OpenPosts open = list_open_posts(reader, desk, viewer, community, manner.language);
    const Writer writer(here, manner);
    std::vector<sheet::Row> rows;
    for (std::size_t i = 0; i < open.posts.size(); ++i)
        if (open.posts[i].remaining > Quantity(0))
            rows.push_back({0, writer.cells(open.posts[i], open.who[i])});
    std::ranges::sort(rows, {}, &sheet::Row::cells);
    return std::string(utf8_mark) + sheet::write(own_header(manner.language), rows);
}

}
