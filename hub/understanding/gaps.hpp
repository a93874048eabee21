#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace understanding {

// A phrase as its file has it: text, gaps "{helper}" and "{when:time}", and optional parts "[ until
// {until:end}]" that are left out when one of their gaps has nothing to say. There are no braces or
// brackets as text.
//
// Types of gaps:
//   time      "2026-11-21 14:30" as "Sat 21 Nov, 14:30"
//   end       likewise, but without the day when it is that of the gap "when"
//   money     pence as pounds: "3050" as "£30.50"
//   <word>s   a list with commas of keys of the words <word>: "card_by_phone,voucher" by
//   {payments:payments} <word>    a key of the words <word>; a key that is not there stands for
//   itself, with blanks for underscores
struct Gap {
    std::string name{};
    std::string type{};  // "" when the value is inserted as it is
};

struct TemplatePart {
    std::variant<std::string, Gap> said{};
    int optional{};  // which optional part it belongs to, counted from 1; 0: it is always said
};

struct Template {
    std::vector<TemplatePart> parts{};
};

struct ReadTemplate {
    Template phrase{};
    std::string problem{};  // "" when it was read
};

ReadTemplate read_template(std::string_view text);

}  // namespace understanding
