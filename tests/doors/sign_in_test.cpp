// S41 to S48 against the whole hub: codes, passwords and sessions at the doors for programs. The
// rules over all their states are in tests/unit/hub/rules and tests/unit/hub/services, what ends a
// session on other nodes in tests/live.
#include "adapters/json/writer.hpp"
#include "adapters/secrets/totp.hpp"
#include "tests/doors/hall.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace doors;

namespace {

const std::string page = "https://help.example.org";
const std::string kay = "+447700900701";
const std::string password = "three plain words here";

std::string between(const std::string& text, const std::string& left, const std::string& right) {
    const std::size_t begin = text.find(left);
    if (begin == std::string::npos) return {};
    const std::size_t end = text.find(right, begin + left.size());
    return text.substr(begin + left.size(), end - begin - left.size());
}

std::string member(const http::Response& answer, const std::string& name) {
    return between(answer.body, "\"" + name + "\":\"", "\"");
}

std::string object(const std::vector<std::pair<std::string, std::string>>& members) {
    json::Writer writer;
    writer.begin_object();
    for (const auto& [name, value] : members) writer.name(name).text(value);
    return writer.end_object().take();
}

// The value of the session's cookie that the answer sets; empty: it sets none.
std::string set_by(const http::Response& answer, const std::string& name = "__Host-aidhub=") {
    for (const http::Header& header : answer.headers) {
        if (header.name == "Set-Cookie" && header.value.starts_with(name))
            return between(header.value, name, ";");
    }
    return {};
}

// A hub with a group: one who helps, and one who is invited to run it.
class SignIn : public Hall {
public:
    SignIn() : Hall{{{"AIDHUB_WEB_PUBLIC_URL", page}}}, group(end_to_end::add_group(data.path())) {
        end_to_end::add_volunteers(data.path(), {"Ann Ash,+447700900101,E8 3,shopping"});
    }

    // Each source is somebody else behind the proxy.
    http::Response enter(const std::string& name,
                         const std::string& body,
                         const std::string& source = "192.0.2.1",
                         const std::string& cookies = {}) const {
        std::vector<http::Header> headers{
            {"Origin", page}, {"Content-Type", "application/json"}, {"X-Forwarded-For", source}};
        if (!cookies.empty()) headers.push_back({"Cookie", cookies});
        return support::ask(hub->url(), "POST", "/api/v1/" + name, body, std::move(headers));
    }
    unsigned status(const std::string& query, const std::string& cookie) const {
        return support::ask(hub->url(),
                            "GET",
                            "/api/v1/" + query,
                            {},
                            {{"Cookie", "__Host-aidhub=" + cookie}})
            .status;
    }

    http::Response ask_code(const std::string& number, const std::string& source) const {
        return enter("ask_code", object({{"group", group}, {"number", number}}), source);
    }
    http::Response show_code(const std::string& attempt, const std::string& code) const {
        return enter("show_code", object({{"attempt", attempt}, {"code", code}}));
    }
    // The codes that have come to a telephone.
    std::vector<std::string> codes(const std::string& number) const {
        static const std::regex six{R"(\b\d{6}\b)"};
        std::vector<std::string> found;
        for (const std::string& text : gateway.texts(number)) {
            std::smatch code;
            if (std::regex_search(text, code, six)) found.push_back(code.str());
        }
        return found;
    }
    std::string next_code(const std::string& number, std::size_t nth = 1) const {
        REQUIRE(support::comes_true([&] { return codes(number).size() >= nth; }));
        return codes(number).at(nth - 1);
    }

    http::Response redeem(const std::string& words, const std::string& cookies = {}) const {
        const std::string body =
            object({{"invitation", invitation}, {"password", words}, {"totp", one_time_code()}});
        return enter("redeem_invitation", body, "192.0.2.1", cookies);
    }
    // Kay is invited, and the page of the invitation has been looked at.
    void invite(const std::string& number = kay) {
        const std::string link = end_to_end::invite(data.path(), "Kay Lane", number);
        invitation = link.substr(link.find('#') + 1);
        secret =
            member(enter("show_invitation", object({{"invitation", invitation}})), "totp_secret");
        REQUIRE_FALSE(secret.empty());
    }
    std::string one_time_code(int later = 0) const {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        const auto step = std::chrono::duration_cast<std::chrono::seconds>(now).count() / 30;
        return secrets::one_time_code(*secrets::from_base32(secret), step + later);
    }
    http::Response show_password(const std::string& number,
                                 const std::string& words,
                                 const std::string& totp,
                                 const std::string& source,
                                 const std::string& cookies = {}) const {
        return enter(
            "show_password",
            object({{"group", group}, {"number", number}, {"password", words}, {"totp", totp}}),
            source,
            cookies);
    }

    std::string group;
    std::string invitation{};
    std::string secret{};  // of the app for one-time codes
};

std::string other_than(const std::string& code) {
    return code == "000000" ? "000001" : "000000";
}

}  // namespace

TEST_CASE("S41: a code is good once, in the browser that asked, and not after five wrong ones") {
    const SignIn hall;
    const std::string first = member(hall.ask_code(end_to_end::ann, "192.0.2.1"), "attempt");
    const std::string code = hall.next_code(end_to_end::ann);
    const std::string elsewhere = member(hall.ask_code("+447700900999", "192.0.2.2"), "attempt");
    CHECK(hall.show_code(elsewhere, code).status == 401);
    CHECK(hall.show_code(first, code).status == 200);
    CHECK(hall.show_code(first, code).status == 401);

    const std::string second = member(hall.ask_code(end_to_end::ann, "192.0.2.1"), "attempt");
    const std::string next = hall.next_code(end_to_end::ann, 2);
    for (int wrong = 0; wrong < 5; ++wrong)
        CHECK(hall.show_code(second, other_than(next)).status == 401);
    CHECK(hall.show_code(second, next).status == 401);
}

TEST_CASE("S41: one source that tries number after number is held back, others are not") {
    const SignIn hall;
    unsigned held_back = 0;
    for (int i = 0; i < 60 && held_back == 0; ++i) {
        const std::string number = "+4477009006" + std::to_string(10 + i);
        if (hall.ask_code(number, "192.0.2.7").status == 429) ++held_back;
    }
    CHECK(held_back == 1);
    CHECK(hall.ask_code(end_to_end::ann, "192.0.2.8").status == 200);
}

TEST_CASE("S42: a number gets three codes in an hour, and who asks cannot tell") {
    const SignIn hall;
    std::set<std::size_t> sizes;
    for (int i = 0; i < 8; ++i) {
        const std::string source = "192.0.2." + std::to_string(10 + i);
        for (const std::string number : {end_to_end::ann, "+447700900999"}) {
            const http::Response answer = hall.ask_code(number, source);
            CHECK(answer.status == 200);
            sizes.insert(answer.body.size());
        }
    }
    CHECK(sizes.size() == 1);
    CHECK(support::comes_true([&] { return hall.codes(end_to_end::ann).size() == 3; }));
    CHECK(hall.codes("+447700900999").empty());
    // A text that leaves later than the third code would.
    end_to_end::bring(*hall.hub, "+447700900109", "hello");
    CHECK(support::comes_true([&] { return !hall.gateway.texts("+447700900109").empty(); }));
    CHECK(hall.codes(end_to_end::ann).size() == 3);
}

TEST_CASE("S43, S46: whoever is not right hears the same, and a code alone runs no desk") {
    SignIn hall;
    hall.invite(end_to_end::ann);  // who helps, too
    REQUIRE(hall.redeem(password).status == 200);
    const std::string totp = hall.one_time_code(1);
    const http::Response unknown =
        hall.show_password("+447700900999", password, totp, "192.0.2.20");
    const http::Response wrong =
        hall.show_password(end_to_end::ann, "three other words", totp, "192.0.2.21");
    const http::Response no_factor =
        hall.show_password(end_to_end::ann, password, other_than(totp), "192.0.2.22");
    CHECK(unknown.status == 401);
    for (const http::Response& answer : {wrong, no_factor}) {
        CHECK(answer.status == unknown.status);
        CHECK(answer.body == unknown.body);
        CHECK(set_by(answer).empty());
    }
    const std::string attempt = member(hall.ask_code(end_to_end::ann, "192.0.2.23"), "attempt");
    const http::Response by_code = hall.show_code(attempt, hall.next_code(end_to_end::ann));
    CHECK(by_code.status == 200);
    CHECK(by_code.body.find("coordinator") == std::string::npos);
    CHECK(hall.status("my_offers", set_by(by_code)) == 200);
    CHECK(hall.status("queue", set_by(by_code)) == 403);
}

TEST_CASE("S44: wrong passwords from everywhere slow strangers down, and not the owner") {
    SignIn hall;
    hall.invite();
    const http::Response in = hall.redeem(password);
    REQUIRE(in.status == 200);
    const std::string device = "__Host-aidhub-device=" + set_by(in, "__Host-aidhub-device=");
    unsigned slowed = 0;
    for (int i = 0; i < 30; ++i) {
        const std::string source = "198.51.100." + std::to_string(i);
        const auto answer = hall.show_password(kay, "not the words", "123456", source);
        CHECK(answer.status >= 400);
        if (answer.status == 429) ++slowed;
    }
    CHECK(slowed > 10);
    const std::string totp = hall.one_time_code(1);
    CHECK(hall.show_password(kay, password, totp, "198.51.100.200").status == 429);
    CHECK(hall.show_password(kay, password, totp, "192.0.2.1", device).status == 200);
}

TEST_CASE("S45: a password is long enough, known to nobody, and may be long or in any script") {
    SignIn hall;
    hall.invite();
    for (const char* weak : {"seven77", "password1234"}) {
        CAPTURE(weak);
        const http::Response answer = hall.redeem(weak);
        CHECK(answer.status == 422);
        CHECK(member(answer, "path") == "password");
    }
    const std::string strong =
        GENERATE(as<std::string>{}, std::string(64, 'x') + " and so on", "пять простых слов тут");
    CHECK(hall.redeem(strong).status == 200);
}

TEST_CASE("S47, S48: a session is new each time, and its cookie opens nothing after the end") {
    SignIn hall;
    hall.invite();
    const std::string planted = hall.group + ".planted." + std::string(43, 'A');
    const http::Response first = hall.redeem(password, "__Host-aidhub=" + planted);
    REQUIRE(first.status == 200);
    const std::string cookie = set_by(first);
    CHECK(cookie != planted);
    CHECK(cookie.substr(cookie.rfind('.') + 1).size() >= 22);  // 128 bits in base 64
    CHECK(hall.status("me", cookie) == 200);
    CHECK(hall.status("me", planted) == 401);

    const std::string device = "; __Host-aidhub-device=" + set_by(first, "__Host-aidhub-device=");
    const http::Response again = hall.show_password(
        kay, password, hall.one_time_code(1), "192.0.2.1", "__Host-aidhub=" + cookie + device);
    REQUIRE(again.status == 200);
    const std::string next = set_by(again);
    CHECK(next != cookie);
    CHECK(hall.status("me", cookie) == 401);
    CHECK(hall.status("me", next) == 200);

    CHECK(hall.enter("sign_out", {}, "192.0.2.1", "__Host-aidhub=" + next).status == 204);
    CHECK(hall.status("me", next) == 401);
}
