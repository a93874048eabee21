#include "adapters/web/pages/forms.hpp"

#include <algorithm>

namespace web {

namespace {

std::string id_of(std::string_view name) {
    return "field-" + std::string{name};
}

}  // namespace

std::string FormWriter::wrong_with(std::string_view field) const {
    const auto found = std::find_if(
        problems_.begin(), problems_.end(), [&](const auto& one) { return one.field == field; });
    return found == problems_.end() ? std::string{} : found->sentence;
}

Html FormWriter::problems() const {
    if (problems_.empty()) return {};
    Html list;
    for (const FieldProblem& one : problems_) {
        const Html sentence = one.field.empty()
                                  ? words(one.sentence)
                                  : element("a", {{"href", "#" + id_of(one.field)}}, one.sentence);
        list += element("li", {}, sentence);
    }
    return element("div",
                   {{"class", "problems"},
                    {"role", "alert"},
                    {"tabindex", "-1"},
                    {"aria-labelledby", "problems-heading"}},
                   element("h2", {{"id", "problems-heading"}}, words_.say("page.wrong_title")) +
                       element("ul", {}, list));
}

Attributes FormWriter::joined(const Field& field) const {
    Attributes attributes{{"id", id_of(field.name)}, {"name", field.name}};
    const std::string wrong = wrong_with(field.name);
    std::string described = field.hint.empty() ? "" : id_of(field.name) + "-hint";
    if (!wrong.empty()) {
        described += (described.empty() ? "" : " ") + id_of(field.name) + "-wrong";
        attributes.push_back({"aria-invalid", "true"});
    }
    if (!described.empty()) attributes.push_back({"aria-describedby", described});
    if (field.needed) attributes.push_back({"required", "required"});
    return attributes;
}

Html FormWriter::framed(const Field& field, const Html& control) const {
    Html label = words(field.label);
    if (!field.needed)
        label += words(" ") + element("span", {{"class", "quiet"}}, words_.say("page.optional"));
    Html inside = element("label", {{"for", id_of(field.name)}}, label);
    if (!field.hint.empty())
        inside +=
            element("p", {{"class", "hint"}, {"id", id_of(field.name) + "-hint"}}, field.hint);
    const std::string wrong = wrong_with(field.name);
    if (!wrong.empty())
        inside += element("p", {{"class", "wrong"}, {"id", id_of(field.name) + "-wrong"}}, wrong);
    return element("div", {{"class", "field"}}, inside + control);
}

Html FormWriter::text(const Field& field) const {
    Attributes attributes = joined(field);
    attributes.push_back({"type", field.type});
    attributes.push_back({"value", field.value});
    attributes.push_back({"autocomplete", field.autocomplete});
    attributes.push_back({"maxlength", std::to_string(field.longest)});
    attributes.push_back({"dir", "auto"});
    if (!field.input_mode.empty()) attributes.push_back({"inputmode", field.input_mode});
    return framed(field, lone("input", attributes));
}

Html FormWriter::long_text(const Field& field) const {
    Attributes attributes = joined(field);
    attributes.push_back({"rows", "4"});
    attributes.push_back({"maxlength", std::to_string(field.longest)});
    attributes.push_back({"dir", "auto"});
    // A line end right after the tag is not part of the text: so that one of the text's own stays.
    return framed(field, element("textarea", attributes, words("\n" + field.value)));
}

Html FormWriter::choice(const Field& field, const std::vector<Option>& options) const {
    Html list = element("option", {{"value", ""}}, words_.say("take.choose"));
    for (const Option& one : options) {
        Attributes attributes{{"value", one.value}};
        if (one.value == field.value) attributes.push_back({"selected", "selected"});
        list += element("option", attributes, one.text);
    }
    return framed(field, element("select", joined(field), list));
}

Html FormWriter::tick(std::string_view name, std::string_view label, bool ticked) const {
    Attributes attributes{
        {"type", "checkbox"}, {"id", id_of(name)}, {"name", std::string{name}}, {"value", "on"}};
    if (ticked) attributes.push_back({"checked", "checked"});
    return element(
        "label", {{"class", "choice"}}, lone("input", attributes) + element("span", {}, label));
}

Html FormWriter::ticks(std::string_view name,
                       std::string_view legend,
                       const std::vector<Option>& options,
                       const std::vector<std::string>& ticked) const {
    Html boxes;
    for (const Option& one : options) {
        const bool on = std::find(ticked.begin(), ticked.end(), one.value) != ticked.end();
        boxes += tick(std::string{name} + "_" + one.value, one.text, on);
    }
    const std::string wrong = wrong_with(name);
    Html inside = element("legend", legend);
    if (!wrong.empty())
        inside += element("p", {{"class", "wrong"}, {"id", id_of(name) + "-wrong"}}, wrong);
    return element("fieldset",
                   {{"id", id_of(name)}, {"tabindex", "-1"}},
                   inside + element("div", {{"class", "choices"}}, boxes));
}

Html FormWriter::form(std::string_view path,
                      std::string_view token,
                      const Html& fields,
                      std::string_view button) const {
    const Html send = element("button", {{"type", "submit"}, {"class", "main"}}, button);
    return element(
        "form",
        {{"method", "post"}, {"action", std::string{path}}, {"novalidate", "novalidate"}},
        hidden("token", token) + fields + element("div", {{"class", "actions"}}, send));
}

Html hidden(std::string_view name, std::string_view value) {
    return lone("input",
                {{"type", "hidden"}, {"name", std::string{name}}, {"value", std::string{value}}});
}

Html facts(const std::vector<Option>& lines) {
    Html list;
    for (const Option& line : lines) {
        if (line.text.empty()) continue;
        list += element("dt", line.value) + element("dd", {{"dir", "auto"}}, line.text);
    }
    return element("dl", {{"class", "facts"}}, list);
}

}  // namespace web
