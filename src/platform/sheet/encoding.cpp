#include "platform/sheet/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace plenty::sheet {
namespace {

constexpr std::size_t sample_size = 64UL * 1024;
// ICU's confidences of single-byte encodings differ by chance on a few words; most sheets that are not
// UTF-8 come from a Windows machine of Western Europe or the Americas.
constexpr int clear_lead = 25;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{
    {{"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}}};

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

bool is_utf8(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(nullptr, 0, nullptr, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status) != 0;
}

std::string converted(std::string_view bytes, const std::string& encoding) {
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), encoding.c_str());
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// UTF-16 without a mark shows by the zero bytes of its Latin letters.
std::optional<std::string> utf16_by_zeros(std::string_view bytes) {
    const auto sample = bytes.substr(0, sample_size);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == '\0')
            ++zeros[i % 2];
    const auto [fewer, more] = std::minmax(zeros[0], zeros[1]);
    const bool every_second = more * 20 > sample.size() * 7 && fewer * 20 < sample.size();
    if (!every_second)
        return std::nullopt;
    return zeros[0] > zeros[1] ? "UTF-16BE" : "UTF-16LE";
}

/// The lines that tell encodings apart.
std::string lines_beyond_ascii(std::string_view bytes) {
    std::string sample;
    while (!bytes.empty() && sample.size() < sample_size) {
        const auto line = bytes.substr(0, bytes.find('\n'));
        if (std::ranges::any_of(line, [](char letter) { return static_cast<unsigned char>(letter) >= 0x80; }))
            sample.append(line.substr(0, sample_size)) += '\n';
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    }
    return sample;
}

/// Programs that add a mark where there is one already are common enough.
Decoded marked(std::string_view bytes, std::string_view mark, const std::string& encoding) {
    while (bytes.starts_with(mark))
        bytes.remove_prefix(mark.size());
    return {converted(bytes, encoding), encoding};
}

bool is_western(std::string_view encoding) {
    return encoding == "windows-1252" || encoding == "ISO-8859-1";
}

std::string guessed_encoding(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    const std::string sample = lines_beyond_ascii(bytes);
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::string best = "windows-1252";
    int best_confidence = 0;
    int western = 0;
    for (int32_t i = 0; U_SUCCESS(status) != 0 && i < count; ++i) {
        const std::string_view name = ucsdet_getName(matches[i], &status);
        const int confidence = ucsdet_getConfidence(matches[i], &status);
        if (is_western(name))
            western = std::max(western, confidence);
        else if (confidence > best_confidence && !name.starts_with("UTF-")) {
            best = name;
            best_confidence = confidence;
        }
    }
    return best_confidence > western + clear_lead ? best : "windows-1252";
}

}

std::optional<Decoded> decode(std::string_view bytes) {
    for (const auto& [mark, encoding] : marks)
        if (bytes.starts_with(mark))
            return marked(bytes, mark, std::string(encoding));
    if (const auto encoding = utf16_by_zeros(bytes))
        return Decoded{converted(bytes, *encoding), *encoding};
    if (bytes.find('\0') != std::string_view::npos)
        return std::nullopt;
    if (is_utf8(bytes))
        return Decoded{std::string(bytes), "UTF-8"};
    const std::string encoding = guessed_encoding(bytes);
    return Decoded{converted(bytes, encoding), encoding};
}

}
