#include "hub/program/answer_line.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"

#include <stdexcept>
#include <utility>

namespace program {

std::string answer_line(std::string_view body, std::string_view name) {
    const auto document = json::Document::parse(body);
    if (!document) throw std::runtime_error("the hub's answer cannot be read");
    json::Fields fields{document->root()};
    std::string value = fields.text(name, 200);
    auto text = std::move(fields).finish(std::move(value));
    if (!text) throw std::runtime_error("the hub's answer cannot be read");
    return std::move(*text);
}

}  // namespace program
