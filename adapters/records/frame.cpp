#include "adapters/records/frame.hpp"

#include "adapters/records/error.hpp"

#include <charconv>

namespace records {

namespace {

constexpr std::string_view start = R"({"v":)";
constexpr std::string_view before_sum = R"(,"sum":")";
constexpr std::string_view after_sum = R"("})";
constexpr std::size_t sum_size = 16;
constexpr std::size_t tail_size = before_sum.size() + sum_size + after_sum.size();

void check_version(std::string_view bytes, const std::string& where) {
    if (bytes.substr(0, start.size()) != start)
        fail(Error::corrupted, where, "it has no format version");
    std::int64_t version = 0;
    const char* digits = bytes.data() + start.size();
    const auto [end, error] = std::from_chars(digits, bytes.data() + bytes.size(), version);
    const bool ends = end != bytes.data() + bytes.size() && *end == ',';
    if (error != std::errc{} || !ends || version < 1) {
        fail(Error::corrupted, where, "its format version is no number");
    }
    if (version > format_version) {
        fail(Error::newer_format, where, "format " + std::to_string(version));
    }
}

void check_sum(std::string_view bytes, const std::string& where) {
    if (bytes.size() >= tail_size) {
        const std::string_view covered = bytes.substr(0, bytes.size() - tail_size);
        const std::string_view tail = bytes.substr(covered.size());
        const std::string wanted =
            std::string{before_sum}.append(checksum(covered)).append(after_sum);
        if (tail == wanted) return;
    }
    fail(Error::corrupted, where, "its checksum is wrong");
}

}  // namespace

std::string checksum(std::string_view bytes) {
    std::uint64_t sum = 0xcbf29ce484222325U;
    for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(sum_size, '0');
    for (std::size_t i = sum_size; i > 0; sum >>= 4U) text[--i] = digits[sum & 15U];
    return text;
}

void begin(json::Writer& writer, std::string_view kind) {
    writer.begin_object().name("v").number(format_version).name("kind").text(kind);
}

std::string closed(json::Writer& writer) {
    std::string text = writer.end_object().take();
    text.pop_back();  // the brace that ends the object comes after the checksum
    const std::string sum = checksum(text);
    return text.append(before_sum).append(sum).append(after_sum);
}

json::Document opened(std::string_view bytes, const std::string& where) {
    check_version(bytes, where);
    check_sum(bytes, where);
    auto document = json::Document::parse(bytes, {.bytes = max_stored_bytes});
    if (!document) fail(Error::corrupted, where, "it " + document.error().sentence);
    return std::move(*document);
}

std::string head(json::Fields& fields) {
    fields.number("v", 1, format_version);
    std::string kind = fields.text("kind", 64);
    fields.text("sum", sum_size);
    return kind;
}

}  // namespace records
