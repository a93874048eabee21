#include "adapters/json/document.hpp"
#include "adapters/json/utf8.hpp"
#include "adapters/json/writer.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <set>
#include <string>

// The guard, RapidJSON behind it and the writer, against a plain second reading.
namespace fuzz {

namespace {

void is_clean(std::string_view text) {
    require(is_plainly_utf8(text), "every text is UTF-8");
    require(text.find('\0') == std::string_view::npos, "no text holds NUL");
}

void check_tree(const json::Value& value) {
    is_clean(value.text());
    std::set<std::string_view> names;
    for (const json::Member& member : value.members()) {
        is_clean(member.name);
        require(names.insert(member.name).second, "no object has a name twice");
        check_tree(member.value);
    }
    for (const json::Value& element : value.elements()) check_tree(element);
}

int depth_of(const json::Value& value) {
    int below = 0;
    for (const json::Member& member : value.members())
        below = std::max(below, depth_of(member.value));
    for (const json::Value& element : value.elements()) below = std::max(below, depth_of(element));
    const bool around = value.kind() == json::Kind::object || value.kind() == json::Kind::array;
    return below + (around ? 1 : 0);
}

void write(const json::Value& value, json::Writer& writer) {
    switch (value.kind()) {
        case json::Kind::null: writer.null(); break;
        case json::Kind::flag: writer.flag(value.text() == "true"); break;
        // The writer takes no digits as they are: as texts they must come back alike.
        case json::Kind::number:
        case json::Kind::text: writer.text(value.text()); break;
        case json::Kind::array:
            writer.begin_array();
            for (const json::Value& element : value.elements()) write(element, writer);
            writer.end_array();
            break;
        case json::Kind::object:
            writer.begin_object();
            for (const json::Member& member : value.members())
                write(member.value, writer.name(member.name));
            writer.end_object();
            break;
    }
}

bool same(const json::Value& one, const json::Value& other) {
    const bool digits = one.kind() == json::Kind::number && other.kind() == json::Kind::text;
    if ((one.kind() != other.kind() && !digits) || one.text() != other.text()) return false;
    const auto elements = one.elements();
    const auto other_elements = other.elements();
    if (!std::equal(
            elements.begin(), elements.end(), other_elements.begin(), other_elements.end(), same))
        return false;
    const auto members = one.members();
    const auto other_members = other.members();
    return std::equal(members.begin(),
                      members.end(),
                      other_members.begin(),
                      other_members.end(),
                      [](const json::Member& left, const json::Member& right) {
                          return left.name == right.name && same(left.value, right.value);
                      });
}

}  // namespace

void look_at(std::string_view bytes) {
    require(json::is_utf8(bytes) == is_plainly_utf8(bytes), "both readings know UTF-8 alike");
    require(is_plainly_utf8(json::repaired(bytes)), "what was repaired is UTF-8");
    const PlainJson plain = read_json_plainly(bytes);
    const auto document = json::Document::parse(bytes);
    if (!document) {
        require(!document.error().sentence.empty(), "a refusal says why");
        const bool taken = plain.accepted && plain.depth <= json::Limits{}.depth;
        return require(!taken || plain.has_odd_number, "plain JSON is taken");
    }
    require(plain.accepted, "what is taken is JSON by the plain reading too");
    require(plain.depth <= json::Limits{}.depth, "nothing is nested deeper than allowed");
    require(depth_of(document->root()) == plain.depth, "both readings find the same depth");
    check_tree(document->root());

    json::Writer writer;
    write(document->root(), writer);
    const std::string written = writer.take();
    const json::Limits wide{.bytes = written.size()};
    const auto again = json::Document::parse(written, wide);
    require(again.has_value(), "what was written is taken");
    require(same(document->root(), again->root()), "what was written is read alike");
}

}  // namespace fuzz
