#include "tests/contract/channel/fake_sendsms.hpp"

#include "adapters/async/first_of.hpp"

#include <chrono>
#include <optional>
#include <regex>
#include <utility>

namespace contract {

namespace {

// Nothing but these, each in whole. `udh` and `validity` may be missing.
const std::map<std::string, std::regex> forms{
    {"username", std::regex{"hub"}},
    {"password", std::regex{"p&ss w%rd"}},
    {"from", std::regex{"\\+447700900000"}},
    {"to", std::regex{"\\+[1-9][0-9]{6,14}"}},
    {"text", std::regex{"[^]*"}},
    {"charset", std::regex{"UTF-8"}},
    {"coding", std::regex{"0|2"}},
    {"udh", std::regex{"\\x05[^]\\x03[^]{3}"}},
    {"validity", std::regex{"[1-9][0-9]*"}},
    {"dlr-mask", std::regex{"31"}},
    {"dlr-url",
     std::regex{"http://127\\.0\\.0\\.1:8080/sms/report\\?secret=0123456789abcdef&group=g1"
                "&message=[A-Za-z0-9_-]+&part=[0-9]+&parts=[0-9]+&status=%d"}},
};

constexpr std::chrono::hours for_ever{1};

std::string violation(const http::Request& request,
                      const std::optional<FakeSendsms::Fields>& fields) {
    if (request.method != "GET" || !request.body.empty()) return "not a plain GET";
    if (!fields) return "unreadable query";
    for (const auto& [name, value] : *fields) {
        const auto form = forms.find(name);
        if (form == forms.end()) return "unknown field " + name;
        if (!std::regex_match(value, form->second)) return "form of " + name + ": " + value;
    }
    const std::size_t optional = fields->count("udh") + fields->count("validity");
    return fields->size() - optional == forms.size() - 2 ? "" : "a field is missing";
}

}  // namespace

boost::asio::awaitable<http::Response> FakeSendsms::answer(http::Request request) {
    ++requests;
    const auto fields = http::form_fields(request.query);
    const std::string wrong = violation(request, fields);
    if (!wrong.empty()) {
        violations.push_back(wrong);
        co_return http::text(400, "wrong");
    }
    Answer answer;
    if (!answers.empty()) {
        answer = answers.front();
        answers.pop_front();
    }
    if (answer.hangs) co_await async::pause(for_ever);
    if (answer.status == 202) {
        accepted.push_back(*fields);
        if (on_accepted) on_accepted(*fields);
    }
    http::Response response = http::text(answer.status, "0: Accepted for delivery");
    if (!answer.retry_after.empty())
        response.headers.push_back({"Retry-After", answer.retry_after});
    co_return response;
}

}  // namespace contract
