#include "adapters/web/pages/html.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace std::string_literals;
using web::element;
using web::harmless_address;
using web::words;

TEST_CASE("words are text whatever stands in them") {
    CHECK(words("a < b & c > d").text() == "a &lt; b &amp; c &gt; d");
    CHECK(words("\"'`").text() == "&quot;&#39;&#96;");
    CHECK(words("&lt;").text() == "&amp;lt;");
    CHECK(words("two\nlines\tand\x01 a bell\x07").text() == "two\nlines\tand a bell");
    CHECK(words("caf\xc3\xa9").text() == "caf\xc3\xa9");
    CHECK(words("\xff<").text() == "\xef\xbf\xbd&lt;");
    CHECK(words("cut short \xc3").text() == "cut short \xef\xbf\xbd");
    CHECK(words("a\0b"s).text() == "a\xef\xbf\xbd"s + "b");
}

TEST_CASE("elements escape their attributes and their inside") {
    CHECK(element("p", "1 < 2").text() == "<p>1 &lt; 2</p>");
    CHECK(element("p", {{"class", "\"><script>"}}, "x").text() ==
          "<p class=\"&quot;&gt;&lt;script&gt;\">x</p>");
    CHECK(web::lone("input", {{"value", "a b"}}).text() == "<input value=\"a b\">");
    CHECK(element("div", {}, element("b", "x") + words("<")).text() == "<div><b>x</b>&lt;</div>");
}

TEST_CASE("addresses lead within the site, to a phone or to https, else nowhere") {
    for (const char* fine :
         {"/", "/ask?a=1&b=2", "#main", "tel:+447700900123", "sms:60300", "https://example.org/x"})
        CHECK(harmless_address(fine) == fine);
    for (const char* bad : {"",
                            "//evil.example",
                            "javascript:alert(1)",
                            "JavaScript:alert(1)",
                            " javascript:alert(1)",
                            "java\tscript:alert(1)",
                            "data:text/html,x",
                            "vbscript:x",
                            "http://example.org",
                            "/\\evil.example",
                            "/a b",
                            "/a\nb",
                            "ask"})
        CHECK(harmless_address(bad) == "#");
    CHECK(element("a", {{"href", "javascript:alert(1)"}}, "x").text() == "<a href=\"#\">x</a>");
    CHECK(element("form", {{"action", "//evil.example"}}, "").text() ==
          "<form action=\"#\"></form>");
}
