#include "config/entries.hpp"

#include <toml++/toml.h>

#include <utility>

namespace config {

namespace {

std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>, Unfit> list(
    const toml::array& items) {
    std::vector<std::string> texts;
    for (const toml::node& item : items) {
        const auto* text = item.as_string();
        if (text == nullptr) return Unfit{};
        texts.push_back(text->get());
    }
    return texts;
}

Entry entry(const toml::node& node) {
    Entry found{Unfit{}, static_cast<int>(node.source().begin.line)};
    if (const auto* text = node.as_string()) found.value = text->get();
    if (const auto* whole = node.as_integer()) found.value = whole->get();
    if (const auto* decimal = node.as_floating_point()) found.value = decimal->get();
    if (const auto* flag = node.as_boolean()) found.value = flag->get();
    if (const auto* items = node.as_array()) found.value = list(*items);
    return found;
}

// A table may hold tables: toml++ limits how deep, so this does not run away.
void flatten(const toml::table& table, const std::string& prefix, Entries& entries) {
    for (const auto& [key, node] : table) {
        const std::string path = prefix + std::string{key.str()};
        if (const auto* inner = node.as_table()) {
            flatten(*inner, path + ".", entries);
        } else {
            entries.emplace(path, entry(node));
        }
    }
}

}  // namespace

Entries parse(std::string_view toml) {
    Entries entries;
    try {
        flatten(toml::parse(toml), "", entries);
    } catch (const toml::parse_error& error) {
        const auto line = static_cast<int>(error.source().begin.line);
        throw Problems{{Problem{"", std::string{error.description()}, line}}};
    }
    return entries;
}

}  // namespace config
