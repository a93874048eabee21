#include "hub/rules/sign_in_words.hpp"

#include <catch2/catch.hpp>

#include <vector>

TEST_CASE("base 64 for links reads back what it wrote, whatever the bytes") {
    std::string bytes;
    for (int length = 0; length < 300; ++length) {
        CHECK(rules::from_base64url(rules::base64url(bytes)) == bytes);
        bytes += static_cast<char>(length * 7);
    }
    CHECK(rules::base64url("\xfb\xff") == "-_8");
    CHECK(rules::base64url("foob") == "Zm9vYg");  // RFC 4648, section 10, without padding
}

TEST_CASE("what is no base 64 for links is nothing") {
    for (const char* text : {"A", "AAAAA", "Zm9v=", "Zm 9", "Zm+9", "\xc3\xa9zz"}) {
        CHECK_FALSE(rules::from_base64url(text));
    }
}

TEST_CASE("a token reads back, and anything else is none") {
    const rules::Token token{{"hackney"}, "01HX", "s3cr-et_"};
    CHECK(rules::read_token(rules::written(token)) == token);
    const std::vector<std::string> bad{"",
                                       ".",
                                       "..",
                                       "a.b",
                                       "a.b.c.d",
                                       "a..c",
                                       ".b.c",
                                       "a.b.",
                                       "a.b.c d",
                                       "a b.c.d",
                                       "a.b.c\n",
                                       std::string("a.b.c\0d", 7),
                                       "{g:x}.b.c",
                                       "a.b." + std::string(300, 'x'),
                                       std::string(65, 'a') + ".b.c"};
    for (const std::string& text : bad) {
        CAPTURE(text);
        CHECK_FALSE(rules::read_token(text));
    }
}

TEST_CASE("an attempt is as long for somebody who is known as for nobody") {
    const rules::CodeAttempt known{{"hackney"}, {"p-0123456789abcdef"}, "chance"};
    const rules::CodeAttempt nobody{{"hackney"}, {}, "chance"};
    CHECK(rules::written(known).size() == rules::written(nobody).size());
    CHECK(rules::read_attempt(rules::written(known)) == known);
    CHECK(rules::read_attempt(rules::written(nobody)) == nobody);
    const rules::CodeAttempt longest{
        {std::string(64, 'g')}, {std::string(64, 'p')}, std::string(32, 'c')};
    CHECK(rules::written(longest).size() == rules::written(nobody).size());
    CHECK(rules::read_attempt(rules::written(longest)) == longest);
}

TEST_CASE("what is no attempt is nothing") {
    std::string text = rules::written(rules::CodeAttempt{{"hackney"}, {"ana"}, "chance"});
    CHECK_FALSE(rules::read_attempt(""));
    CHECK_FALSE(rules::read_attempt(text + "."));
    CHECK_FALSE(rules::read_attempt(std::string(text.size(), ' ')));
    CHECK_FALSE(rules::read_attempt(std::string(text.size(), 'x')));
    text[0] = '{';
    CHECK_FALSE(rules::read_attempt(text));
}

TEST_CASE("secrets are the same or not") {
    CHECK(rules::same_secret("abc", "abc"));
    CHECK(rules::same_secret("", ""));
    CHECK_FALSE(rules::same_secret("abc", "abd"));
    CHECK_FALSE(rules::same_secret("xbc", "abc"));
    CHECK_FALSE(rules::same_secret("abc", "ab"));
    CHECK_FALSE(rules::same_secret("", "a"));
}

TEST_CASE("names in the address of a second factor cannot break out of it") {
    CHECK(rules::totp_uri("Hackney & Co", "Ann/Ash?", "ABC2") ==
          "otpauth://totp/Hackney%20%26%20Co:Ann%2FAsh%3F?secret=ABC2&issuer=Hackney%20%26%20Co");
}
