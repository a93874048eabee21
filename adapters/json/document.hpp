#pragma once

#include "adapters/json/guard.hpp"
#include "adapters/json/problem.hpp"

#include <boost/system/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace json {

enum class Kind { null, flag, number, text, array, object };

class Document;
struct Member;

// A place in a Document, valid as long as the Document is where it is.
class Value {
public:
    Value(const Document& document, std::uint32_t node) : document_{&document}, node_{node} {}

    Kind kind() const;
    // Of a text; of a number its digits as they were spelled, "true" of a flag; nothing of a list
    // or an object.
    std::string_view text() const;
    std::size_t size() const;             // how many members or elements
    std::vector<Member> members() const;  // empty unless it is an object
    std::vector<Value> elements() const;  // empty unless it is an array

private:
    const Document* document_;
    std::uint32_t node_;
};

struct Member {
    std::string_view name{};
    Value value;
};

// Parsed JSON. Numbers stay digits until somebody says how they are bounded. Every text is valid
// UTF-8 without NUL, no object has a name twice.
class Document {
public:
    static boost::system::result<Document, Problem> parse(std::string_view text,
                                                          const Limits& limits = {});

    Value root() const { return {*this, 0}; }

private:
    friend class Value;
    friend class Builder;

    // In the order of the text; an object's members are pairs of a text and a value.
    struct Node {
        Kind kind{};
        std::uint32_t begin{};  // of its text in texts_
        std::uint32_t size{};   // bytes of its text, or members, or elements
        std::uint32_t end{};    // the node after all that it contains
    };

    std::string_view text_of(const Node& node) const {
        return std::string_view{texts_}.substr(node.begin, node.size);
    }

    std::vector<Node> nodes_{};
    std::string texts_{};
};

}  // namespace json
