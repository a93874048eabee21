#include "adapters/json/document.hpp"

#include "adapters/json/utf8.hpp"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>

namespace json {

// Takes what the reader finds and lays it into a Document. Returning false ends the parse.
class Builder {
public:
    explicit Builder(Document& document, std::size_t bytes) : document_{document} {
        document_.texts_.reserve(bytes);
    }

    const std::string& problem() const { return problem_; }

    // NOLINTBEGIN(readability-identifier-naming): the reader calls its handler by these names.
    bool Null() { return leaf(Kind::null, "null"); }
    bool Bool(bool flag) { return leaf(Kind::flag, flag ? "true" : "false"); }
    bool RawNumber(const char* digits, rapidjson::SizeType size, bool) {
        return leaf(Kind::number, {digits, size});
    }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        return checked({text, size}) && leaf(Kind::text, {text, size});
    }
    bool Key(const char* text, rapidjson::SizeType size, bool copy) {
        return String(text, size, copy);
    }
    bool StartObject() { return open(Kind::object); }
    bool EndObject(rapidjson::SizeType members) { return close(members) && names_differ(); }
    bool StartArray() { return open(Kind::array); }
    bool EndArray(rapidjson::SizeType elements) { return close(elements); }

    // Numbers come as digits only; the reader's template still asks for these.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    // NOLINTEND(readability-identifier-naming)

private:
    bool refuse(const char* sentence) {
        problem_ = sentence;
        return false;
    }

    // An escape may spell what the raw text could not hold: NUL or half of a surrogate pair.
    bool checked(std::string_view text) {
        if (text.find('\0') != std::string_view::npos) return refuse("must not contain NUL");
        return is_utf8(text) || refuse("must not contain half a surrogate pair");
    }

    bool leaf(Kind kind, std::string_view text) {
        const auto begin = static_cast<std::uint32_t>(document_.texts_.size());
        document_.texts_ += text;
        const auto next = static_cast<std::uint32_t>(document_.nodes_.size() + 1);
        document_.nodes_.push_back({kind, begin, static_cast<std::uint32_t>(text.size()), next});
        return true;
    }

    bool open(Kind kind) {
        open_.push_back(static_cast<std::uint32_t>(document_.nodes_.size()));
        document_.nodes_.push_back({kind, 0, 0, 0});
        return true;
    }

    bool close(std::uint32_t size) {
        closed_ = open_.back();
        open_.pop_back();
        document_.nodes_[closed_].size = size;
        document_.nodes_[closed_].end = static_cast<std::uint32_t>(document_.nodes_.size());
        return true;
    }

    bool names_differ() {
        const auto members = Value{document_, closed_}.members();
        std::vector<std::string_view> names;
        names.reserve(members.size());
        for (const Member& member : members) names.push_back(member.name);
        std::sort(names.begin(), names.end());
        const bool differ = std::adjacent_find(names.begin(), names.end()) == names.end();
        return differ || refuse("must not have the same name twice in one object");
    }

    Document& document_;
    std::vector<std::uint32_t> open_{};
    std::uint32_t closed_{};
    std::string problem_{};
};

boost::system::result<Document, Problem> Document::parse(std::string_view text,
                                                         const Limits& limits) {
    if (const auto problem = refuse(text, limits)) return *problem;
    // Digits are kept: converting them is where this version of RapidJSON reads out of bounds and
    // overflows.
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseIterativeFlag |
                               rapidjson::kParseValidateEncodingFlag;
    Document document;
    Builder builder{document, text.size()};
    rapidjson::Reader reader;
    rapidjson::MemoryStream bytes{text.data(), text.size()};
    if (!reader.Parse<flags>(bytes, builder)) {
        return Problem{{}, builder.problem().empty() ? "is not JSON" : builder.problem()};
    }
    return document;
}

Kind Value::kind() const {
    return document_->nodes_[node_].kind;
}

std::string_view Value::text() const {
    const Kind own = kind();
    if (own == Kind::array || own == Kind::object) return {};
    return document_->text_of(document_->nodes_[node_]);
}

std::size_t Value::size() const {
    return document_->nodes_[node_].size;
}

std::vector<Member> Value::members() const {
    std::vector<Member> result;
    if (kind() != Kind::object) return result;
    result.reserve(size());
    const auto& nodes = document_->nodes_;
    for (std::uint32_t at = node_ + 1; at < nodes[node_].end;) {
        const std::uint32_t value = nodes[at].end;
        result.push_back({document_->text_of(nodes[at]), Value{*document_, value}});
        at = nodes[value].end;
    }
    return result;
}

std::vector<Value> Value::elements() const {
    std::vector<Value> result;
    if (kind() != Kind::array) return result;
    result.reserve(size());
    const auto& nodes = document_->nodes_;
    for (std::uint32_t at = node_ + 1; at < nodes[node_].end; at = nodes[at].end) {
        result.emplace_back(*document_, at);
    }
    return result;
}

}  // namespace json
