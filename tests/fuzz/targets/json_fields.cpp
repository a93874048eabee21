#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

// What decoders read objects with: kinds and bounds hold, and a problem repeats nothing of the text
// but the names that a decoder could have asked for.
namespace fuzz {

namespace {

bool is_of_path(std::string_view path) {
    return path.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.[]0123456789") ==
           std::string_view::npos;
}

bool has_line_end(const std::string& text) {
    return text.find_first_of("\r\n\x1b\x7f") != std::string::npos;
}

void read_inner(json::Fields& inner) {
    constexpr auto any = std::numeric_limits<std::int64_t>::max();
    if (inner.has("n")) inner.number("n", -any - 1, any);
    const bool flag = inner.has("f") && inner.flag("f");
    require(!inner.problem() || !flag, "after a problem everything reads as empty");
}

void read_some(json::Fields& fields) {
    const std::string text = fields.text("text", 20);
    require(text.size() <= 20 && is_plainly_utf8(text), "a text keeps to its bound");
    if (fields.has("line")) {
        const std::string line = fields.line("line", 30);
        require(line.size() <= 30 && !has_line_end(line), "a line is one");
    }
    if (fields.has("number")) {
        const auto number = fields.number("number", -5, 70);
        require(fields.problem() ? number == 0 : number >= -5 && number <= 70,
                "a number keeps to its bounds");
    }
    if (fields.has("decimal")) {
        const double decimal = fields.decimal("decimal", -1.5, 1e9);
        require(std::isfinite(decimal) && decimal >= -1.5 && decimal <= 1e9,
                "a decimal keeps to its bounds");
    }
    if (fields.has("texts")) {
        for (const std::string& one : fields.texts("texts", 4, 10))
            require(one.size() <= 10, "a text of a list keeps to its bound");
    }
    if (fields.has("map"))
        require(fields.map("map", 3, 10).size() <= 3, "a map keeps to its bound");
    if (fields.has("inner")) fields.object("inner", read_inner);
    std::size_t seen = 0;
    if (fields.has("list"))
        fields.objects("list", 3, [&](json::Fields& inner) { ++seen, read_inner(inner); });
    require(seen <= 3, "a list keeps to its bound");
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const auto unknown = pieces.number(2) == 0 ? json::Unknown::refused : json::Unknown::ignored;
    const auto document = json::Document::parse(pieces.rest());
    if (!document) return;
    json::Fields fields{document->root(), unknown};
    read_some(fields);
    const auto read = std::move(fields).finish(true);
    if (read)
        return require(document->root().kind() == json::Kind::object, "only objects have fields");
    require(is_of_path(read.error().path), "a problem's path is of plain names");
    require(!read.error().sentence.empty(), "a problem says what is wrong");
}

}  // namespace fuzz
