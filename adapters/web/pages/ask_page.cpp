#include "adapters/web/pages/ask_page.hpp"

namespace web {

namespace {

std::vector<Option> named(const Wordbook& book,
                          std::string_view stem,
                          const std::vector<std::string>& values) {
    std::vector<Option> options;
    options.reserve(values.size());
    for (const std::string& value : values) options.push_back({value, book.named(stem, value)});
    return options;
}

Html about_the_need(const Wordbook& book, const FormWriter& writer, const AskForm& form) {
    Html fields = writer.choice(
        {.name = "need", .label = book.say("ask.need"), .value = form.need, .needed = true},
        named(book, "need", form.needs));
    fields += writer.long_text({.name = "words",
                                .label = book.say("ask.words"),
                                .hint = book.say("ask.words_hint"),
                                .value = form.words,
                                .longest = 1000});
    return fields + writer.tick("urgent", book.say("ask.urgent"), form.urgent);
}

Html about_the_place(const Wordbook& book, const FormWriter& writer, const AskForm& form) {
    return writer.text({.name = "postcode",
                        .label = book.say("ask.postcode"),
                        .hint = book.say("ask.postcode_hint"),
                        .value = form.postcode,
                        .autocomplete = "postal-code",
                        .longest = 12,
                        .needed = true}) +
           writer.text({.name = "street",
                        .label = book.say("ask.street"),
                        .hint = book.say("ask.street_hint"),
                        .value = form.street,
                        .autocomplete = "street-address",
                        .longest = 200,
                        .needed = true});
}

Html about_the_person(const Wordbook& book, const FormWriter& writer, const AskForm& form) {
    return writer.text({.name = "name",
                        .label = book.say("ask.name"),
                        .hint = book.say("ask.name_hint"),
                        .value = form.name,
                        .autocomplete = "given-name",
                        .longest = 100,
                        .needed = true}) +
           writer.text({.name = "number",
                        .label = book.say("ask.number"),
                        .hint = book.say("ask.number_hint"),
                        .value = form.number,
                        .type = "tel",
                        .autocomplete = "tel",
                        .longest = 25,
                        .needed = true}) +
           (form.may_be_rung ? writer.tick("landline", book.say("ask.landline"), form.landline)
                             : Html{}) +
           writer.text({.name = "introducer",
                        .label = book.say("ask.introducer"),
                        .hint = book.say("ask.introducer_hint"),
                        .value = form.introducer,
                        .longest = 100});
}

}  // namespace

Page ask_page(const Wordbook& book, const AskForm& form, const Problems& problems) {
    const FormWriter writer{book, problems};
    Html fields = hidden("group", form.group) + hidden("key", form.key) +
                  about_the_need(book, writer, form) + about_the_place(book, writer, form);
    if (!form.payments.empty())
        fields += writer.choice({.name = "who_pays",
                                 .label = book.say("ask.pays"),
                                 .hint = book.say("ask.pays_hint"),
                                 .value = form.who_pays},
                                named(book, "pays", form.payments));
    fields += about_the_person(book, writer, form);
    fields += element("p", {{"class", "aside-note"}}, book.say("ask.privacy"));

    Page page{.title = book.say("ask.title"), .entry = "ask", .program = "ask"};
    page.group = form.group_name;
    page.body = element("h1", page.title);
    page.body += writer.problems();
    page.body += element("p", {{"class", "emergency"}}, book.say("page.emergency"));
    const std::string lead = form.welcome.empty() ? book.say("ask.lead") : form.welcome;
    page.body += element("p", {{"class", "words"}, {"dir", "auto"}}, lead);
    page.body += writer.form("/ask", form.token, fields, book.say("ask.send"));
    return page;
}

Page asked_page(const Wordbook& book, const Asked& asked) {
    Page page{.title = book.say("asked.title", {{"name", asked.name}}), .program = "ask"};
    page.group = asked.group_name;
    page.body = element("h1", {{"dir", "auto"}}, page.title);
    page.body += element("p",
                         {},
                         words(book.say("asked.reference") + " ") +
                             element("strong", {{"class", "big-word code"}}, asked.reference));
    page.body += element("p", book.say(asked.landline ? "asked.expect_call" : "asked.expect"));
    if (!asked.landline) {
        page.body += element("p", book.say("asked.change"));
        page.body += element(
            "p",
            {},
            element("a", {{"class", "button"}, {"href", "/ask/status"}}, book.say("asked.look")));
    }
    page.body += element("p", {{"class", "emergency"}}, book.say("page.emergency"));
    return page;
}

}  // namespace web
