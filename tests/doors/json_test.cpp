// S17 to S20 against the operator's desk, which is what takes JSON from outside today; the reader
// by itself is tested in tests/unit/adapters/json. 422 is the desk's word for a body that it cannot
// take.
#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "tests/doors/hall.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace doors;

namespace {

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

std::string many_keys(std::size_t count) {
    std::string text = "{";
    for (std::size_t i = 0; i < count; ++i)
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
    return text + "}";
}

// A volunteer with this as the name, and with more fields.
std::string volunteer(const std::string& name, const std::string& more = {}) {
    return R"({"group":"","channel":"sms","name":)" + name +
           R"(,"phone":"+447700900123","postcode":"E8 3","needs":"shopping","languages":"","hours":"","radius":"")" +
           more + "}";
}

struct Desk : Hall {
    std::string post(const std::string& body,
                     const std::string& path = "/operator/volunteer") const {
        return with_body("POST " + path, body, "Authorization: Bearer " + token() + "\r\n");
    }
};

}  // namespace

TEST_CASE("S17: JSON that is too deep, too long, of too many or repeated names is refused") {
    Desk desk;
    const auto before = std::chrono::steady_clock::now();
    desk.refuses(
        {{"17 deep", desk.post(nested(17)), 422},
         {"30,000 deep", desk.post(nested(30'000)), 422},
         {"200,000 deep", desk.post(nested(200'000)), 413},
         {"200,000 deep and open", desk.post(std::string(200'000, '{')), 413},
         {"7,000 names", desk.post(many_keys(7'000)), 422},
         {"a million names", desk.post(many_keys(1'000'000)), 413},
         {"a text of a megabyte",
          desk.post(volunteer('"' + std::string(1U << 20U, 'a') + '"')),
          413},
         {"a text of 60 KB", desk.post(volunteer('"' + std::string(60'000, 'a') + '"')), 422},
         {"a name twice", desk.post(volunteer(R"("Canary","name":"Canary")")), 422},
         {"a name twice, once behind an escape",
          desk.post(volunteer(R"("Canary","n\u0061me":"Canary")")),
          422}});
    // Five milliseconds each is what is wanted; this is for machines that do much else.
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{60});
}

TEST_CASE("S18: numbers that crash parsers are refused") {
    Desk desk;
    std::vector<Asked> all;
    for (const std::string& number : {std::string{"2.25277777777777775e-0334"},
                                      std::string{"1e-2147483638"},
                                      std::string{"1e2147483648"},
                                      std::string(5000, '9'),
                                      "0." + std::string(5000, '1'),
                                      std::string{"-"},
                                      std::string{"01"},
                                      std::string{"NaN"}}) {
        all.push_back({number.substr(0, 30), desk.post(volunteer(number)), 422});
        all.push_back({"in a list: " + number.substr(0, 30), desk.post("[" + number + "]"), 422});
    }
    desk.refuses(all);
}

TEST_CASE("S18: numbers that crash parsers become numbers by our own reading, or a problem") {
    for (const std::string& number : {std::string{"2.25277777777777775e-0334"},
                                      std::string{"1e-2147483638"},
                                      std::string{"1e2147483648"},
                                      std::string(5000, '9')}) {
        INFO(number.substr(0, 30));
        const auto document = json::Document::parse("{\"n\":" + number + "}");
        if (!document) continue;
        json::Fields whole{document->root()};
        whole.number("n", 0, 100);
        CHECK(whole.problem());
        json::Fields decimal{document->root()};
        const double value = decimal.decimal("n", 0, 1);
        CHECK(value >= 0);
        CHECK(value <= 1);
    }
}

TEST_CASE("S19: what is no clean text is refused") {
    Desk desk;
    std::vector<Asked> all;
    for (const char* name : {R"("\ud800")",
                             R"("\udc00\ud800")",
                             R"("Rosa\u0000")",
                             R"("Rosa\n")",
                             R"("Rosa\u001b[31m")",
                             R"("Rosa\u202e")",
                             R"("Ro\u200bsa")",
                             R"("\ufeffRosa")",
                             R"("Rosa\u2066")",
                             R"("Ro\u00adsa")",
                             R"("Rosa\udb40\udc41")",
                             "\"Ro\xC0\xAFsa\"",
                             "\"Ro\xE2\x80\xAEsa\"",
                             "\"Ro\xED\xA0\x80sa\"",
                             "\"Ro\xFFsa\"",
                             "\"Ro\x01sa\"",
                             "\"Ro\nsa\""}) {
        all.push_back({name, desk.post(volunteer(name)), 422});
    }
    const std::string sheet = "/operator/volunteers?channel=sms&group=";
    const std::string header = "name,phone,postcode,needs\n";
    for (const char* name : {"Ro\u202Esa", "Ro\u200Bsa", "Ro\x1B[31m", "Ro\xFFsa"})
        all.push_back(
            {name, desk.post(header + name + ",+447700900123,E8 3,shopping\n", sheet), 422});
    desk.refuses(all);
}

TEST_CASE("S20: fields that nobody asked for are refused") {
    Desk desk;
    std::vector<Asked> all;
    for (const char* more : {R"(,"role":"coordinator")",
                             R"(,"group_id":"canary")",
                             R"(,"verified":true)",
                             R"(,"approved":true)",
                             R"(,"":"canary")",
                             R"(,"Name":"canary")",
                             R"(,"__proto__":{})"}) {
        all.push_back({more, desk.post(volunteer("\"Rosa\"", more)), 422});
        const std::string group =
            R"({"name":"A","area":"E8 3","channel":"sms","coordinator":"","coordinator_number":"","hub_numbers":[])";
        all.push_back({more, desk.post(group + more + "}", "/operator/group"), 422});
    }
    desk.refuses(all);
    const std::string without_token = with_body("POST /operator/group", "{}");
    desk.refuses({{"no token", without_token, 401}});
}
