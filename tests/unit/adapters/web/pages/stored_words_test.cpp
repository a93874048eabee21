// What somebody writes into every field stands there as text: no tag and no attribute comes of it.

#include "adapters/web/pages/ask_page.hpp"
#include "adapters/web/pages/help_page.hpp"
#include "adapters/web/pages/sign_in_page.hpp"
#include "adapters/web/pages/status_page.hpp"
#include "tests/unit/adapters/web/pages/fixture.hpp"

#include <catch2/catch.hpp>

#include <regex>
#include <string>
#include <vector>

using web_test::book;

namespace {

// Tags with the names of their attributes, without the values: what a parser would build.
std::vector<std::string> skeleton(const std::string& html) {
    static const std::regex tag{R"(<(/?[a-z0-9]+)((?:\s[a-z-]+="[^"<>]*")*)>)"};
    static const std::regex value{R"(="[^"<>]*")"};
    std::vector<std::string> found;
    for (std::sregex_iterator hit{html.begin(), html.end(), tag}, end; hit != end; ++hit)
        found.push_back(std::regex_replace(hit->str(), value, ""));
    // Whatever is no tag has no angle bracket.
    found.push_back(std::regex_replace(html, tag, "").find_first_of("<>") == std::string::npos
                        ? "nothing else"
                        : "a bracket is left over");
    return found;
}

std::vector<std::string> pages_with(const std::string& w) {
    const web::AskForm ask{.group = w,
                           .group_name = w,
                           .welcome = w,
                           .needs = {w},
                           .payments = {w},
                           .token = w,
                           .key = w,
                           .need = w,
                           .words = w,
                           .postcode = w,
                           .street = w,
                           .name = w,
                           .number = w,
                           .who_pays = w,
                           .introducer = w};
    const web::StatusLine line{.request = w,
                               .reference = w,
                               .state = w,
                               .need = w,
                               .when = w,
                               .helper = w,
                               .doorstep_word = w,
                               .asked = w,
                               .may_cancel = true,
                               .may_confirm = true};
    const web::Status status{.group_name = w, .token = w, .key = w, .requests = {line}};
    const web::JoinForm join{.group = w,
                             .group_name = w,
                             .welcome = w,
                             .possible_needs = {w},
                             .token = w,
                             .key = w,
                             .name = w,
                             .number = w,
                             .postcode = w,
                             .needs = {w}};
    const web::SignIn sign{.group = w, .group_name = w, .token = w, .next = "/" + w, .number = w};
    const web::CodeForm code{
        .group = w, .group_name = w, .token = w, .next = "/" + w, .attempt = w};
    const web::Invited invited{
        .group_name = w, .name = w, .token = w, .invitation = w, .totp_secret = w};
    const web::Problems problems{{"name", w}, {"need", w}, {"", w}};
    const web_test::Laid laid;
    std::vector<std::string> pages;
    for (const web::Page& page : {web::ask_page(book(), ask, problems),
                                  web::asked_page(book(), {w, w, w, false}),
                                  web::status_page(book(), status, problems),
                                  web::help_page(book(), join, problems),
                                  web::home_page(book(), {w, w, w}),
                                  web::sign_in_page(book(), sign, problems),
                                  web::code_page(book(), code, problems),
                                  web::invited_page(book(), invited, problems)})
        pages.push_back(laid.layout.answer(200, page).body);
    return pages;
}

std::string without_doctype(const std::string& html) {
    return html.substr(html.find('\n') + 1);
}

}  // namespace

TEST_CASE("words that would be a script are shown as words, in every field of every page") {
    const std::vector<std::string> plain = pages_with("x");
    REQUIRE(web_test::stored_words().size() > 20);
    for (const std::string& stored : web_test::stored_words()) {
        INFO(stored);
        const std::vector<std::string> pages = pages_with(stored);
        for (std::size_t i = 0; i < pages.size(); ++i)
            CHECK(skeleton(without_doctype(pages[i])) == skeleton(without_doctype(plain[i])));
    }
}
