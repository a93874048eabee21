#include "adapters/web/pages/sign_in_page.hpp"

#include "adapters/web/pages/square_code.hpp"

namespace web {

namespace {

Html way_on(const std::string& group, const std::string& next) {
    const bool inside = next.starts_with('/') && harmless_address(next) == next;
    return hidden("group", group) + hidden("next", inside ? next : "");
}

Field number_field(const Wordbook& book, const std::string& value) {
    return {.name = "number",
            .label = book.say("sign.number"),
            .value = value,
            .type = "tel",
            .autocomplete = "username",
            .longest = 25,
            .needed = true};
}

Field totp_field(const Wordbook& book, std::string_view label) {
    return {.name = "totp",
            .label = book.say(label),
            .hint = book.say("sign.totp_hint"),
            .autocomplete = "one-time-code",
            .input_mode = "numeric",
            .longest = 8,
            .needed = true};
}

Html by_code(const Wordbook& book, const FormWriter& writer, const SignIn& form) {
    const Html fields = way_on(form.group, form.next) +
                        writer.text(number_field(book, form.coordinator ? "" : form.number));
    return writer.form("/sign-in/code", form.token, fields, book.say("sign.send_code"));
}

Html by_password(const Wordbook& book, const FormWriter& writer, const SignIn& form) {
    const Html fields = way_on(form.group, form.next) +
                        writer.text(number_field(book, form.number)) +
                        writer.text({.name = "password",
                                     .label = book.say("sign.password"),
                                     .type = "password",
                                     .autocomplete = "current-password",
                                     .longest = 200,
                                     .needed = true}) +
                        writer.text(totp_field(book, "sign.totp"));
    return writer.form("/sign-in/password", form.token, fields, book.say("sign.sign_in"));
}

// To photograph, to tap or to type: whoever does not see the picture has the same key in letters.
Html second_factor(const Wordbook& book, const Invited& form) {
    const Html key = words(book.say("invited.key") + ": ") +
                     element("strong", {{"class", "code"}}, form.totp_secret);
    if (form.totp_uri.empty()) return element("p", {}, key);
    const Html link = element("a", {{"href", form.totp_uri}}, book.say("invited.link"));
    return element("p", {}, square_code(form.totp_uri, book.say("invited.picture"))) +
           element("p", {}, key) + element("p", {}, link);
}

// The other way in is one link away: one form at a time has every field's name once.
Html other_way(const Wordbook& book, const SignIn& form) {
    const std::string path = form.coordinator ? "/sign-in" : "/sign-in?as=coordinator";
    return element("p",
                   {},
                   element("a",
                           {{"href", path}},
                           book.say(form.coordinator ? "sign.volunteer" : "sign.coordinator")));
}

}  // namespace

Page sign_in_page(const Wordbook& book, const SignIn& form, const Problems& problems) {
    const FormWriter writer{book, problems};
    Page page{.title = book.say("sign.title"), .entry = "sign_in"};
    page.group = form.group_name;
    page.body = element("h1", page.title) + writer.problems();
    page.body += form.coordinator ? by_password(book, writer, form) : by_code(book, writer, form);
    page.body += other_way(book, form);
    return page;
}

Page code_page(const Wordbook& book, const CodeForm& form, const Problems& problems) {
    const FormWriter writer{book, problems};
    Page page{.title = book.say("sign.code_title"), .entry = "sign_in"};
    page.group = form.group_name;
    const Html fields = way_on(form.group, form.next) + hidden("attempt", form.attempt) +
                        writer.text({.name = "code",
                                     .label = book.say("sign.code"),
                                     .hint = book.say("sign.code_hint"),
                                     .autocomplete = "one-time-code",
                                     .input_mode = "numeric",
                                     .longest = 12,
                                     .needed = true});
    page.body = element("h1", page.title) + writer.problems();
    page.body += writer.form("/sign-in/show", form.token, fields, book.say("sign.code_send"));
    page.body += element("p", {}, element("a", {{"href", "/sign-in"}}, book.say("sign.again")));
    return page;
}

Page invited_page(const Wordbook& book, const Invited& form, const Problems& problems) {
    const FormWriter writer{book, problems};
    Page page{.title = book.say("invited.title", {{"name", form.name}}), .entry = "sign_in"};
    page.group = form.group_name;
    const Html fields = hidden("invitation", form.invitation) +
                        writer.text({.name = "password",
                                     .label = book.say("invited.password"),
                                     .hint = book.say("invited.password_hint"),
                                     .type = "password",
                                     .autocomplete = "new-password",
                                     .longest = 200,
                                     .needed = true}) +
                        writer.text(totp_field(book, "invited.totp"));
    page.body = element("h1", {{"dir", "auto"}}, page.title) + writer.problems();
    page.body += element("p", book.say("invited.lead", {{"group", form.group_name}}));
    page.body += second_factor(book, form);
    page.body += writer.form("/invited", form.token, fields, book.say("invited.send"));
    return page;
}

}  // namespace web
