#pragma once

#include "adapters/web/pages/html.hpp"
#include "adapters/web/pages/wordbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

// What is wrong with a form: the field's name and a whole sentence. An empty field: the form.
struct FieldProblem {
    std::string field{};
    std::string sentence{};
};
using Problems = std::vector<FieldProblem>;

// One field with its label, its hint and what is wrong with it, joined for screen readers.
struct Field {
    std::string name{};
    std::string label{};
    std::string hint{};
    std::string value{};
    std::string type{"text"};  // "tel", "password"
    std::string autocomplete{"off"};
    std::string input_mode{};  // "numeric"
    std::size_t longest{500};  // characters
    bool needed{};
};

struct Option {
    std::string value{};
    std::string text{};
};

// The forms of pages that work without script. Every one posts fields and a hidden word, "token",
// by which the hub knows that the form is its own.
class FormWriter {
public:
    FormWriter(const Wordbook& words, const Problems& problems)
        : words_{words}, problems_{problems} {}

    // The list of what is wrong, with links to the fields; nothing when all is well. Stands above
    // the form.
    Html problems() const;
    Html text(const Field& field) const;
    Html long_text(const Field& field) const;
    Html choice(const Field& field, const std::vector<Option>& options) const;
    Html tick(std::string_view name, std::string_view label, bool ticked) const;
    // One tick for each: the fields are called "name_VALUE".
    Html ticks(std::string_view name,
               std::string_view legend,
               const std::vector<Option>& options,
               const std::vector<std::string>& ticked) const;
    Html form(std::string_view path,
              std::string_view token,
              const Html& fields,
              std::string_view button) const;

private:
    Html framed(const Field& field, const Html& control) const;
    Attributes joined(const Field& field) const;
    std::string wrong_with(std::string_view field) const;

    const Wordbook& words_;
    const Problems& problems_;
};

Html hidden(std::string_view name, std::string_view value);
// <dl>: a name and what it is; those that are empty are left out.
Html facts(const std::vector<Option>& lines);

}  // namespace web
