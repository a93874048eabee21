#include "adapters/web/pages/help_page.hpp"

namespace web {

namespace {

Html link_button(std::string_view path, std::string_view text, bool main) {
    return element(
        "a", {{"class", main ? "button main" : "button"}, {"href", std::string{path}}}, text);
}

Html lead(const std::string& welcome, const std::string& otherwise) {
    return element(
        "p", {{"class", "words"}, {"dir", "auto"}}, welcome.empty() ? otherwise : welcome);
}

Html join_fields(const Wordbook& book, const FormWriter& writer, const JoinForm& form) {
    std::vector<Option> needs;
    for (const std::string& need : form.possible_needs)
        needs.push_back({need, book.named("need", need)});
    Html fields = hidden("group", form.group) + hidden("key", form.key);
    fields += writer.text({.name = "name",
                           .label = book.say("join.name"),
                           .value = form.name,
                           .autocomplete = "name",
                           .longest = 100,
                           .needed = true});
    fields += writer.text({.name = "number",
                           .label = book.say("join.number"),
                           .hint = book.say("join.number_hint"),
                           .value = form.number,
                           .type = "tel",
                           .autocomplete = "tel",
                           .longest = 25,
                           .needed = true});
    fields += writer.text({.name = "postcode",
                           .label = book.say("join.postcode"),
                           .hint = book.say("join.postcode_hint"),
                           .value = form.postcode,
                           .autocomplete = "postal-code",
                           .longest = 12,
                           .needed = true});
    return fields + writer.ticks("need", book.say("join.needs"), needs, form.needs);
}

}  // namespace

Page help_page(const Wordbook& book, const JoinForm& form, const Problems& problems) {
    const FormWriter writer{book, problems};
    Page page{.title = book.say("join.title"), .entry = "ask", .program = "help"};
    page.group = form.group_name;
    page.body = element("h1", page.title) + writer.problems();
    page.body += lead(form.welcome, book.say("join.lead"));
    page.body += element("p", {}, link_button("/help/tasks", book.say("join.signed_in"), false));
    page.body += element("h2", book.say("join.form"));
    page.body += element("p", book.say("join.then"));
    page.body += writer.form(
        "/help/join", form.token, join_fields(book, writer, form), book.say("join.send"));
    return page;
}

Page home_page(const Wordbook& book, const Home& home) {
    Page page{.title = book.say("home.title")};
    page.group = home.group_name;
    page.body = element("h1", page.title);
    page.body += lead(home.welcome, book.say("ask.lead"));
    page.body += element("div",
                         {{"class", "actions"}},
                         link_button("/ask", book.say("home.ask"), true) +
                             link_button("/help", book.say("home.help"), false));
    if (!home.number.empty())
        page.body += element("p", book.say("home.text", {{"number", home.number}}));
    page.body += element("p", {{"class", "emergency"}}, book.say("page.emergency"));
    return page;
}

}  // namespace web
