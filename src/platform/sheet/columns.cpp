#include "platform/sheet/columns.hpp"

#include "platform/sheet/header_words.hpp"
#include "platform/sheet/shapes.hpp"
#include "platform/sheet/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace plenty::sheet {
namespace {

constexpr int least_confidence = 45;
constexpr std::size_t question_words = 7; ///< a header this long is a question, where one word proves little
constexpr std::size_t sampled_cells = 60;

/// How many words of the phrase, which is folded, stand side by side among `words`: all of them, or zero.
std::size_t matched_words(const Words& words, std::string_view phrase) {
    std::vector<std::string_view> wanted;
    while (!phrase.empty()) {
        wanted.push_back(phrase.substr(0, phrase.find(' ')));
        phrase.remove_prefix(std::min(wanted.back().size() + 1, phrase.size()));
    }
    return std::ranges::search(words, wanted).empty() ? 0 : wanted.size();
}

/// A word with which most columns begin, such as "volunteer", tells nothing of any of them.
std::string common_prefix_word(const std::vector<Words>& headers) {
    std::map<std::string, std::size_t> first_words;
    for (const Words& words : headers)
        if (words.size() > 1)
            ++first_words[words.front()];
    for (const auto& [word, count] : first_words)
        if (headers.size() >= 4 && count * 2 > headers.size())
            return word;
    return {};
}

struct Candidate {
    std::size_t column;
    Meaning meaning;
    int confidence;
};

/// The best confidence that the header gives to each meaning.
std::map<Meaning, int> judge_header(const Words& words) {
    std::map<Meaning, int> judged;
    if (std::ranges::any_of(third_person_phrases,
                            [&](auto phrase) { return matched_words(words, phrase) > 0; }))
        return {{Meaning::none, 100}};
    for (const auto& [meaning, phrase, doubt] : header_phrases) {
        const auto matched = matched_words(words, phrase);
        if (matched == 0 || (matched == 1 && words.size() >= question_words))
            continue;
        const bool whole = matched == words.size();
        const int confidence = whole ? 95 : 50 + static_cast<int>(40 * matched / words.size());
        judged[meaning] = std::max(judged[meaning], confidence - doubt);
    }
    return judged;
}

/// What the cells of a column look like, where there are some.
struct Shares {
    int filled = 0;
    std::map<Shape, int> shapes = {};

    double of(Shape shape) const {
        const auto found = shapes.find(shape);
        return filled == 0 || found == shapes.end() ? 0 : static_cast<double>(found->second) / filled;
    }
};

Shares shares_of(std::span<const Row> sample, std::size_t column) {
    Shares shares;
    for (const Row& row : sample.first(std::min(sample.size(), sampled_cells))) {
        if (column >= row.cells.size())
            continue;
        const Shape shape = shape_of(row.cells[column]);
        if (shape == Shape::nothing)
            continue;
        ++shares.filled;
        ++shares.shapes[shape];
    }
    return shares;
}

/// Cells speak louder than the header: a column full of phone numbers is one of phone numbers, and a
/// "Contact" without any is not.
void judge_cells(std::map<Meaning, int>& judged, const Shares& shares) {
    const auto most = [&](Shape shape) { return shares.of(shape) >= 0.6; };
    if (most(Shape::email))
        judged[Meaning::email] = std::max(judged[Meaning::email], 92);
    if (most(Shape::phone))
        judged[Meaning::phone] = std::max(judged[Meaning::phone], 80);
    if (most(Shape::moment) && !judged.contains(Meaning::needed_by))
        judged[Meaning::written_at] = std::max(judged[Meaning::written_at], 60);
    if (shares.filled < 2)
        return;
    const auto contradict = [&](Meaning meaning, Shape shape) {
        if (judged.contains(meaning) && shares.of(shape) < 0.1)
            judged[meaning] /= 2;
    };
    contradict(Meaning::email, Shape::email);
    contradict(Meaning::phone, Shape::phone);
    contradict(Meaning::written_at, Shape::moment);
}

bool may_be_shared(Meaning meaning) {
    return meaning == Meaning::cross_street || meaning == Meaning::wanted || meaning == Meaning::area ||
           meaning == Meaning::notes || meaning == Meaning::details || meaning == Meaning::none;
}

/// The surest first; each column gets one meaning, and most meanings one column.
std::vector<Guess> assign(std::vector<Candidate> candidates, std::size_t columns) {
    std::ranges::sort(candidates, {}, [](const Candidate& candidate) {
        return std::tuple(-candidate.confidence, candidate.column, candidate.meaning);
    });
    std::vector<Guess> guesses(columns);
    std::vector<bool> decided(columns, false);
    std::set<Meaning> taken;
    for (const auto& [column, meaning, confidence] : candidates) {
        if (decided[column] || (taken.contains(meaning) && !may_be_shared(meaning)))
            continue;
        decided[column] = true;
        taken.insert(meaning);
        guesses[column] = {meaning, meaning == Meaning::none ? 0 : confidence};
    }
    return guesses;
}

std::vector<Words> header_words(const std::vector<std::string>& header) {
    std::vector<Words> headers;
    for (const auto& name : header)
        headers.push_back(words_of(name));
    const std::string prefix = common_prefix_word(headers);
    for (Words& words : headers)
        if (words.size() > 1 && words.front() == prefix)
            words.erase(words.begin());
    return headers;
}

}

std::vector<Guess> guess_columns(const std::vector<std::string>& header, std::span<const Row> sample) {
    const auto headers = header_words(header);
    std::vector<Candidate> candidates;
    for (std::size_t column = 0; column < headers.size(); ++column) {
        auto judged = judge_header(headers[column]);
        if (!judged.contains(Meaning::none))
            judge_cells(judged, shares_of(sample, column));
        for (const auto& [meaning, confidence] : judged)
            if (confidence >= least_confidence)
                candidates.push_back({column, meaning, confidence});
    }
    return assign(std::move(candidates), header.size());
}

std::optional<Direction> guess_direction(const std::vector<std::string>& header) {
    int lean = 0; // towards offers
    for (const auto& name : header) {
        const Words words = words_of(name);
        for (const auto& [direction, phrase, weight] : direction_phrases)
            if (matched_words(words, phrase) > 0)
                lean += direction == Direction::offer ? weight : -weight;
    }
    if (lean == 0)
        return std::nullopt;
    return lean > 0 ? Direction::offer : Direction::ask;
}

std::optional<Direction> direction_of(std::string_view cell) {
    const Words words = words_of(cell);
    for (const auto& [direction, phrase, weight] : direction_cells)
        if (words.size() <= 4 && matched_words(words, phrase) > 0)
            return direction;
    return std::nullopt;
}

}
