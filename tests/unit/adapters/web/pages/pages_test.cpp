#include "adapters/web/pages/ask_page.hpp"
#include "adapters/web/pages/error_page.hpp"
#include "adapters/web/pages/help_page.hpp"
#include "adapters/web/pages/shells.hpp"
#include "adapters/web/pages/sign_in_page.hpp"
#include "adapters/web/pages/square_code.hpp"
#include "adapters/web/pages/status_page.hpp"
#include "tests/unit/adapters/web/pages/fixture.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>

using Catch::Matchers::Contains;
using web_test::book;
using web_test::Laid;

TEST_CASE("a page carries its nonce on its script and in its policy, another one each time") {
    const Laid laid;
    const http::Response one = laid.layout.answer(200, web::ask_page(book(), {}, {}));
    const http::Response other = laid.layout.answer(200, web::ask_page(book(), {}, {}));
    const std::string policy = *one.header("Content-Security-Policy");
    const std::size_t begin = policy.find("nonce-") + 6;
    const std::string nonce = policy.substr(begin, policy.find('\'', begin) - begin);
    CHECK(nonce.size() == 32);
    CHECK_THAT(one.body, Contains("nonce=\"" + nonce + "\"></script>"));
    CHECK_THAT(other.body, !Contains(nonce));
    CHECK(one.header("Cache-Control") == "no-store");
    CHECK_THAT(one.body, Contains("integrity=\"sha384-ask.js\""));
}

TEST_CASE("a page says its language and direction") {
    const Laid laid;
    CHECK_THAT(laid.layout.answer(200, web::error_page(book(), 404)).body,
               Contains("<html lang=\"en\" dir=\"ltr\">"));
    const web::Wordbook arabic = web::Wordbook::read("{\"page.skip\":\"x\"}", "ar-SD");
    web_test::Counting random;
    const web::Layout layout{laid.assets, arabic, random, {}};
    CHECK_THAT(layout.answer(200, {}).body, Contains("<html lang=\"ar-SD\" dir=\"rtl\">"));
}

TEST_CASE("the page to ask on keeps what was written and says what is wrong beside it") {
    web::AskForm form;
    form.needs = {"shopping", "bin_day"};
    form.payments = {"card_by_phone"};
    form.token = "t0ken";
    form.need = "bin_day";
    form.words = "two\nlines";
    form.urgent = true;
    const web::Problems problems{{"postcode", "Please write a postcode."}, {"", "Try again."}};
    const std::string html = web::ask_page(book(), form, problems).body.text();
    CHECK_THAT(html, Contains("<form method=\"post\" action=\"/ask\""));
    CHECK_THAT(html, Contains("<input type=\"hidden\" name=\"token\" value=\"t0ken\">"));
    CHECK_THAT(html, Contains("<option value=\"bin_day\" selected=\"selected\">bin day</option>"));
    CHECK_THAT(html, Contains("<option value=\"shopping\">Shopping</option>"));
    CHECK_THAT(html, Contains("\ntwo\nlines</textarea>"));
    CHECK_THAT(html, Contains("name=\"urgent\" value=\"on\" checked"));
    CHECK_THAT(html, Contains("<a href=\"#field-postcode\">Please write a postcode.</a>"));
    CHECK_THAT(html, Contains("aria-describedby=\"field-postcode-hint field-postcode-wrong\""));
    CHECK_THAT(html, Contains("<li>Try again.</li>"));
    CHECK_THAT(html, Contains("name=\"who_pays\""));
}

TEST_CASE("nothing is asked about paying where a group has no choice") {
    CHECK_THAT(web::ask_page(book(), {}, {}).body.text(), !Contains("who_pays"));
}

TEST_CASE("after asking one has a reference, and for a landline no code to wait for") {
    web::Asked asked{.name = "Rosa", .reference = "K7"};
    CHECK_THAT(web::asked_page(book(), asked).body.text(), Contains("K7"));
    CHECK_THAT(web::asked_page(book(), asked).body.text(), Contains("/ask/status"));
    asked.landline = true;
    CHECK_THAT(web::asked_page(book(), asked).body.text(), !Contains("/ask/status"));
}

TEST_CASE("the status shows what can be done about a request, and no more") {
    web::StatusLine line{.request = "r1", .reference = "K7", .state = "open", .need = "shopping"};
    line.may_cancel = true;
    web::Status status{.token = "t", .key = "k", .requests = {line}};
    const std::string open = web::status_page(book(), status, {}).body.text();
    CHECK_THAT(open, Contains("action=\"/ask/cancel\""));
    CHECK_THAT(open, Contains("value=\"k.r1.cancel\""));
    CHECK_THAT(open, !Contains("/ask/done"));
    status.requests[0] = {
        .request = "r1", .state = "filled", .helper = "Bo", .doorstep_word = "oak"};
    status.requests[0].may_confirm = true;
    const std::string filled = web::status_page(book(), status, {}).body.text();
    CHECK_THAT(filled, Contains("oak"));
    CHECK_THAT(filled, Contains("/ask/done"));
    CHECK_THAT(filled, !Contains("/ask/cancel"));
    CHECK_THAT(filled, Contains("action=\"/ask/say\""));
    CHECK_THAT(filled, !Contains("role=\"status\""));
    status.said = true;
    CHECK_THAT(web::status_page(book(), status, {}).body.text(), Contains("role=\"status\""));
    status.requests.clear();
    CHECK_THAT(web::status_page(book(), status, {}).body.text(), Contains("no request"));
}

TEST_CASE("who wants to help ticks what for") {
    web::JoinForm form{
        .group = "g", .possible_needs = {"shopping", "check_on"}, .needs = {"check_on"}};
    const std::string html =
        web::help_page(book(), form, {{"need", "Please tick one."}}).body.text();
    CHECK_THAT(html, Contains("name=\"need_shopping\" value=\"on\">"));
    CHECK_THAT(html, Contains("name=\"need_check_on\" value=\"on\" checked"));
    CHECK_THAT(html, Contains("id=\"field-need\""));
    CHECK_THAT(html, Contains("Please tick one."));
}

TEST_CASE("signing in leads on within the site only") {
    web::SignIn form{.next = "/desk"};
    CHECK_THAT(web::sign_in_page(book(), form, {}).body.text(),
               Contains("name=\"next\" value=\"/desk\""));
    for (const char* bad :
         {"https://evil.example", "//evil.example", "javascript:alert(1)", "#x"}) {
        form.next = bad;
        CHECK_THAT(web::sign_in_page(book(), form, {}).body.text(),
                   Contains("name=\"next\" value=\"\""));
    }
    CHECK_THAT(web::sign_in_page(book(), form, {}).body.text(), !Contains("password"));
    form.coordinator = true;
    CHECK_THAT(web::sign_in_page(book(), form, {}).body.text(), Contains("current-password"));
    CHECK_THAT(web::code_page(book(), {.attempt = "a1"}, {}).body.text(),
               Contains("one-time-code"));
    CHECK_THAT(web::invited_page(book(), {.totp_secret = "JBSW"}, {}).body.text(),
               Contains("JBSW"));
}

TEST_CASE("going elsewhere stays within the site") {
    const Laid laid;
    CHECK(laid.layout.elsewhere("/desk").header("Location") == "/desk");
    CHECK(laid.layout.elsewhere("/desk").status == 303);
    for (const char* bad :
         {"https://evil.example", "//evil.example", "/\\evil.example", "#x", "", "/a\r\nb"})
        CHECK(laid.layout.elsewhere(bad).header("Location") == "/");
}

TEST_CASE("shells are the same for everybody and there is a page for other paths") {
    const Laid laid;
    web::Shells shells{laid.layout};
    for (const char* path : {"/desk", "/help/tasks", "/set-up", "/demo", "/offline"}) {
        const http::Response shell = shells.shell(path);
        CHECK(shell.status == 200);
        CHECK_THAT(shell.body, Contains("<h1>"));
    }
    CHECK_THAT(shells.shell("/desk").body, Contains("<div id=\"app\">"));
    CHECK_THAT(shells.shell("/desk").body, Contains("href=\"/desk.webmanifest\""));
    CHECK(shells.shell("/else").status == 404);
    http::Routes routes;
    shells.add_to(routes, web::Shells::Demo::none);
    CHECK(routes.find("GET", "/demo").handler == nullptr);
    CHECK(routes.find("GET", "/desk").handler == &shells);
}

TEST_CASE("the words of the pages are a table of texts") {
    CHECK_THROWS_AS(web::Wordbook::read("[]", "en"), std::runtime_error);
    CHECK_THROWS_AS(web::Wordbook::read("{\"a\":1}", "en"), std::runtime_error);
    const web::Wordbook small =
        web::Wordbook::read(R"({"a":"{x} {y} {","need.shop":"Shop"})", "en");
    CHECK(small.say("a", {{"x", "{y}"}}) == "{y} {y} {");
    CHECK(small.say("gone") == "gone");
    CHECK(small.named("need", "shop") == "Shop");
    CHECK(small.named("need", "bin_day") == "bin day");
    for (unsigned status : {400U, 403U, 404U, 419U, 429U, 503U})
        CHECK_THAT(web::error_page(book(), status).title, !Contains("error."));
}

TEST_CASE("a second factor can be photographed, tapped or typed") {
    const std::string uri = "otpauth://totp/Hackney:Dora?secret=JBSW&issuer=Hackney";
    const std::string page =
        web::invited_page(book(), {.totp_secret = "JBSW", .totp_uri = uri}, {}).body.text();
    CHECK_THAT(page, Contains("<strong class=\"code\">JBSW</strong>"));
    CHECK_THAT(page,
               Contains("<a href=\"otpauth://totp/Hackney:Dora?secret=JBSW&amp;issuer=Hackney\">"));
    CHECK_THAT(page, Contains("<svg role=\"img\" aria-label=\"The key as a picture"));
    CHECK_THAT(page, !Contains("style=") && !Contains("<script"));
}

TEST_CASE("a picture of a text has its three corners and a light margin, or there is none") {
    const std::string picture = web::square_code("otpauth://totp/a?secret=b", "the key").text();
    CHECK_THAT(picture, Contains("M4 4h7v1h-7z"));
    CHECK_THAT(picture, Contains("fill=\"#fff\"></rect>"));
    CHECK(web::square_code("", "nothing").empty());
    CHECK(web::square_code(std::string(1001, 'a'), "too long").empty());
    CHECK_FALSE(web::square_code(std::string(1000, 'a'), "long").empty());
}
