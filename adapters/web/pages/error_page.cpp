#include "adapters/web/pages/error_page.hpp"

namespace web {

namespace {

std::string key_of(unsigned status) {
    switch (status) {
        case 400: return "error.bad";
        case 401:
        case 403: return "error.not_allowed";
        case 404: return "error.not_found";
        case 419: return "error.old_form";
        case 429: return "error.too_many";
        default: return "error.unavailable";
    }
}

}  // namespace

Page error_page(const Wordbook& book, unsigned status) {
    const std::string key = key_of(status);
    Page page{.title = book.say(key)};
    page.body = element("h1", page.title) + element("p", book.say(key + "_text")) +
                element("p", {}, element("a", {{"href", "/"}}, book.say("home.title")));
    return page;
}

}  // namespace web
