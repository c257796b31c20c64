#include "platform/locale/say.hpp"
#include "sheets/told.hpp"

namespace plenty::sheets {
namespace {

using api::identity;
using api::moment;
using api::or_null;
using api::text;

std::string_view word_for(Touched touched) {
    switch (touched) {
    case Touched::no:
        return "no";
    case Touched::changed:
        return "changed";
    case Touched::answered:
        return "answered";
    case Touched::ended:
        return "ended";
    case Touched::confirmed:
        return "confirmed";
    case Touched::paused:
        return "paused";
    case Touched::neighbour_changed:
        return "neighbour_changed";
    }
    throw Mistake("every touch has a key");
}

api::Shape<Touched> touched_shape() {
    using enum Touched;
    return api::choice<Touched>({no, changed, answered, ended, confirmed, paused, neighbour_changed},
                                word_for);
}

struct PostTold {
    EnteredPost post;
    std::optional<std::string> sentence;
};
struct NeighbourTold {
    EnteredNeighbour neighbour;
    std::optional<std::string> sentence;
};

const api::Shape<PostTold>& post_shape() {
    static const auto shape =
        api::record<PostTold>("EnteredPost", "A post that came with a sheet and is still here.")
            .tells(
                "id", [](const PostTold& it) { return it.post.id; }, identity<PostId>())
            .tells(
                "words", [](const PostTold& it) { return it.post.words; }, text())
            .tells(
                "touched", [](const PostTold& it) { return it.post.touched; }, touched_shape(),
                "What somebody did with it since; what is touched stays.")
            .tells("sentence", &PostTold::sentence, or_null(text()), "Why it stays; null if it would go.")
            .shape();
    return shape;
}

const api::Shape<NeighbourTold>& neighbour_shape() {
    static const auto shape =
        api::record<NeighbourTold>("EnteredNeighbour", "Somebody who came with a sheet and is still here.")
            .tells(
                "name", [](const NeighbourTold& it) { return it.neighbour.name; }, text())
            .tells(
                "touched", [](const NeighbourTold& it) { return it.neighbour.touched; }, touched_shape())
            .tells("sentence", &NeighbourTold::sentence, or_null(text()),
                   "Why they stay; null if they would go.")
            .shape();
    return shape;
}

/// Before it is taken back, what nobody has touched stays for no reason.
std::optional<std::string> why_it_stays(const ImportTold& told, Touched touched) {
    if (touched == Touched::no && !told.view.undone_at)
        return std::nullopt;
    return locale::say(told.language, sentence_of(touched));
}

std::vector<PostTold> posts_of(const ImportTold& told) {
    std::vector<PostTold> all;
    for (const EnteredPost& each : told.view.posts)
        all.push_back({each, why_it_stays(told, each.touched)});
    return all;
}

std::vector<NeighbourTold> neighbours_of(const ImportTold& told) {
    std::vector<NeighbourTold> all;
    for (const EnteredNeighbour& each : told.view.neighbours)
        all.push_back({each, why_it_stays(told, each.touched)});
    return all;
}

}

const api::Shape<ImportTold>& import_shape() {
    static const auto shape =
        api::record<ImportTold>("SheetImport", "What a sheet has entered, and what is still here of it.")
            .tells(
                "id", [](const ImportTold& it) { return it.view.id; }, identity<SheetId>())
            .tells(
                "filename", [](const ImportTold& it) { return it.view.filename; }, text())
            .tells(
                "imported_at", [](const ImportTold& it) { return it.view.imported_at; }, moment())
            .tells(
                "undone_at", [](const ImportTold& it) { return it.view.undone_at; }, or_null(moment()),
                "When it was taken back.")
            .tells(
                "left_out", [](const ImportTold& it) { return std::int64_t{it.view.left_out}; },
                count_shape(), "Rows that were not entered.")
            .tells("posts", posts_of, list_of(post_shape(), most_gifts))
            .tells("neighbours", neighbours_of, list_of(neighbour_shape(), most_gifts))
            .shape();
    return shape;
}

boost::json::object document_of(const ImportView& import, locale::Language language) {
    return import_shape().write({import, language}).as_object();
}

}
