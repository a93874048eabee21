#include "tests/faults/gateway.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/http/client.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/post.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>

namespace faults {

namespace asio = boost::asio;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds call_limit{2000};  // the gateway's patience with a webhook
constexpr milliseconds hang_time{4000};   // longer than the hub waits
// Kannel's words for a message's state.
const std::string nothing{};  // a call by GET
constexpr const char* kannel_delivered = "1";
constexpr const char* kannel_accepted = "8";

http::ServerSettings at(const std::string& address) {
    http::ServerSettings settings;
    settings.address = address;
    settings.port = 0;
    return settings;
}

}  // namespace

Gateway::Gateway(const std::string& address, std::uint64_t seed)
    : people_{seed},
      dice_{seed + 1},
      server_{loop_.get_executor(), at(address), routes_},
      tasks_{loop_.get_executor(), [this](const std::string& name, std::exception_ptr what) {
                 try {
                     std::rethrow_exception(std::move(what));
                 } catch (const std::exception& failure) {
                     complain(name + ": " + failure.what());
                 }
             }} {
    routes_.add("GET", path, *this);
    tasks_.spawn("gateway", server_.serve(std::chrono::seconds{0}));
    thread_ = std::thread{[this] { loop_.run(); }};
}

Gateway::~Gateway() {
    asio::post(loop_, [this] { tasks_.cancel(); });
    thread_.join();
    support::run(loop_, tasks_.finished());
}

void Gateway::hub_at(const std::string& url) {
    const std::lock_guard held{guard_};
    hub_ = url;
}

std::string Gateway::hub() const {
    const std::lock_guard held{guard_};
    return hub_;
}

void Gateway::behave(Manners manners) {
    const std::lock_guard held{guard_};
    manners_ = manners;
}

Ledger Gateway::ledger() const {
    const std::lock_guard held{guard_};
    return ledger_;
}

std::size_t Gateway::under_way() const {
    const std::lock_guard held{guard_};
    return under_way_;
}

void Gateway::complain(const std::string& sentence) {
    const std::lock_guard held{guard_};
    ledger_.complaints.push_back(sentence);
}

void Gateway::somebody_asks() {
    asio::post(loop_, [this] { write(people_.somebody_asks()); });
}

std::size_t Gateway::enter(Written written) {
    const std::lock_guard held{guard_};
    Text text;
    text.id = "text-" + std::to_string(ledger_.texts.size() + 1);
    text.calls_left = written.copies;
    text.written = std::move(written);
    text.begun = steady_clock::now();
    under_way_ += static_cast<std::size_t>(text.calls_left);
    ledger_.texts.push_back(std::move(text));
    return ledger_.texts.size() - 1;
}

void Gateway::write(Written written) {
    const milliseconds after = written.after;
    const int copies = written.copies;
    const std::size_t text = enter(std::move(written));
    for (int copy = 0; copy < copies; ++copy) tasks_.spawn("text", bring(text, after));
}

asio::awaitable<void> Gateway::bring(std::size_t number, milliseconds after) {
    co_await async::pause(after);
    std::string words;
    std::string target = std::string{"/sms/in?secret="} + secret +
                         "&to=" + http::percent_encode(hub_number) + "&coding=0&charset=UTF-8";
    {
        const std::lock_guard held{guard_};
        Text& text = ledger_.texts[number];
        text.begun = std::max(text.begun, steady_clock::now());
        words = text.written.words;
        target += "&from=" + http::percent_encode(text.written.from) + "&id=" + text.id;
    }
    for (unsigned status = 0; status < 200 || status >= 300;) {
        Call made;
        made.begun = steady_clock::now();
        made.status = co_await call(target, words);
        made.ended = steady_clock::now();
        status = made.status;
        {
            const std::lock_guard held{guard_};
            ledger_.calls.push_back(made);
            Text& text = ledger_.texts[number];
            if (status == 200 && !text.acknowledged) text.acknowledged = made.ended;
        }
        if (status >= 400 && status < 500) complain("a text got " + std::to_string(status));
        const milliseconds breath = dice_.between(60, 140) * milliseconds{1};
        if (status != 200) co_await async::pause(breath);
    }
    const std::lock_guard held{guard_};
    --ledger_.texts[number].calls_left;
    --under_way_;
}

asio::awaitable<void> Gateway::report(std::string target, milliseconds after) {
    co_await async::pause(after);
    constexpr milliseconds breath{200};
    for (;;) {
        const unsigned status = co_await call(target, nothing);
        if (status >= 400 && status < 500) complain("a report got " + std::to_string(status));
        if (status == 200) break;
        co_await async::pause(breath);
    }
    const std::lock_guard held{guard_};
    --under_way_;
}

asio::awaitable<unsigned> Gateway::call(std::string target, std::string words) {
    http::Request request;
    request.method = words.empty() ? "GET" : "POST";
    if (!words.empty()) request.headers.push_back({"Content-Type", "text/plain"});
    request.body = std::move(words);
    http::ClientSettings settings;
    settings.limit = call_limit;
    http::Url url = http::parse_url(hub());
    url.target = std::move(target);
    try {
        const http::Response response = co_await http::send(url, request, settings);
        co_return response.status;
    } catch (const http::ClientError&) {
        co_return 0U;
    }
}

http::Response Gateway::put_off(HandOver hand_over, unsigned status) {
    const std::lock_guard held{guard_};
    ledger_.hand_overs.push_back(std::move(hand_over));
    http::Response later = http::text(status, "3: later");
    later.headers.push_back({"Retry-After", "1"});
    return later;
}

asio::awaitable<http::Response> Gateway::answer(http::Request request) {
    const Credentials credentials{password, secret};
    std::optional<HandOver> hand_over = read_hand_over(request, credentials);
    if (!hand_over) {
        complain("a hand-over is wrong: " + request.query);
        co_return http::text(400, "wrong");
    }
    Manners manners;
    {
        const std::lock_guard held{guard_};
        manners = manners_;
    }
    if (dice_.falls(manners.busy)) co_return put_off(*std::move(hand_over), 503);
    if (dice_.falls(manners.too_many)) co_return put_off(*std::move(hand_over), 429);
    const bool hangs = dice_.falls(manners.hangs);
    hand_over->taken = true;
    take(*hand_over);
    const std::string target = report_target(request);
    const std::string early = target + kannel_delivered;
    if (dice_.falls(manners.early_reports)) static_cast<void>(co_await call(early, nothing));
    if (hangs) co_await async::pause(hang_time);
    reports_on(*hand_over, target);
    co_return http::text(202, "0: Accepted for delivery");
}

// "Delivered" comes before "accepted" as it does with Kannel, and either may come twice.
void Gateway::reports_on(const HandOver& hand_over, const std::string& target) {
    if (hand_over.part != hand_over.parts || !dice_.falls(0.5)) return;
    std::vector<std::string> states{kannel_delivered, kannel_accepted};
    milliseconds late{};
    {
        const std::lock_guard held{guard_};
        if (dice_.falls(manners_.double_reports)) states.emplace_back(kannel_delivered);
        late = manners_.late_by;
        under_way_ += states.size();
    }
    for (const std::string& state : states)
        tasks_.spawn("report", report(target + state, dice_.between(milliseconds{0}, late)));
}

void Gateway::take(const HandOver& hand_over) {
    {
        const std::lock_guard held{guard_};
        ledger_.hand_overs.push_back(hand_over);
    }
    const auto message = screens_.show(hand_over);
    if (!message) return;
    for (Written& written : people_.hear(hand_over.to, *message)) write(std::move(written));
}

}  // namespace faults
