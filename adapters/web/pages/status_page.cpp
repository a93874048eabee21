#include "adapters/web/pages/status_page.hpp"

namespace web {

namespace {

Html naming(const StatusLine& line, const Status& status, std::string_view step) {
    return hidden("request", line.request) +
           hidden("key", status.key + "." + line.request + "." + std::string{step});
}

Html cancel_form(const Wordbook& book,
                 const FormWriter& writer,
                 const Status& status,
                 const StatusLine& line) {
    const Html form = writer.form("/ask/cancel",
                                  status.token,
                                  naming(line, status, "cancel") + hidden("sure", "on") +
                                      element("p", book.say("status.cancel_sure")),
                                  book.say("status.cancel"));
    return element("details", {}, element("summary", book.say("status.cancel")) + form);
}

Html done_form(const Wordbook& book,
               const FormWriter& writer,
               const Status& status,
               const StatusLine& line,
               bool satisfied) {
    return writer.form("/ask/done",
                       status.token,
                       naming(line, status, satisfied ? "yes" : "no") +
                           hidden("satisfied", satisfied ? "yes" : "no"),
                       book.say(satisfied ? "status.done_yes" : "status.done_no"));
}

Html request_card(const Wordbook& book,
                  const FormWriter& writer,
                  const Status& status,
                  const StatusLine& line) {
    Html card = element("h2", book.named("need", line.need));
    card += facts({{book.say("status.reference"), line.reference},
                   {book.say("status.state"), book.named("state", line.state)},
                   {book.say("status.when"), line.when},
                   {book.say("status.asked"), line.asked},
                   {book.say("status.helper"), line.helper},
                   {book.say("status.word"), line.doorstep_word}});
    if (!line.doorstep_word.empty())
        card += element("p", book.say("status.word_hint")) +
                element("p", {{"class", "emergency"}}, book.say("status.never_give"));
    if (line.may_confirm)
        card += element("p", book.say("status.done_question")) +
                done_form(book, writer, status, line, true) +
                done_form(book, writer, status, line, false);
    if (line.may_cancel) card += cancel_form(book, writer, status, line);
    return element("article", {{"class", "card"}}, card);
}

// What is to be changed is said in words, as in a text message, and is heard the same way.
Html say_form(const Wordbook& book, const FormWriter& writer, const Status& status) {
    const Html field = writer.long_text({.name = "words",
                                         .label = book.say("status.say"),
                                         .hint = book.say("status.say_hint"),
                                         .value = status.words,
                                         .longest = 800,
                                         .needed = true});
    return writer.form("/ask/say",
                       status.token,
                       hidden("key", status.key + ".say") + field,
                       book.say("status.send"));
}

}  // namespace

Page status_page(const Wordbook& book, const Status& status, const Problems& problems) {
    const FormWriter writer{book, problems};
    Page page{.title = book.say("status.title"), .entry = "ask", .program = "ask"};
    page.group = status.group_name;
    page.body = element("h1", page.title) + writer.problems();
    if (status.said) page.body += element("p", {{"role", "status"}}, book.say("status.said"));
    if (status.requests.empty()) page.body += element("p", book.say("status.none"));
    for (const StatusLine& line : status.requests)
        page.body += request_card(book, writer, status, line);
    page.body += say_form(book, writer, status);
    page.body += element(
        "p", {}, element("a", {{"class", "button"}, {"href", "/ask"}}, book.say("ask.title")));
    return page;
}

}  // namespace web
