#include "tests/faults/kannel_carrier.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/http/client.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/post.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace faults {

namespace asio = boost::asio;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds forward_limit{3000};
constexpr milliseconds longer_than_the_hub_waits{4000};
constexpr milliseconds between_tries{200};
constexpr std::chrono::seconds lost_after{8};

http::ServerSettings anywhere() {
    http::ServerSettings settings;
    settings.port = 0;
    return settings;
}

bool on_its_way(const Text& text) {
    return !text.acknowledged && steady_clock::now() - text.begun < lost_after;
}

}  // namespace

KannelCarrier::KannelCarrier(std::uint64_t seed)
    : people_{seed},
      server_{loop_.get_executor(), anywhere(), routes_},
      tasks_{loop_.get_executor(), [](const std::string&, std::exception_ptr) {}} {
    for (const char* target : {path, "/sms/in", "/sms/report"}) {
        for (const char* method : {"GET", "POST"}) routes_.add(method, target, *this);
    }
    support::KannelOptions options;
    options.hub_port = server_.port();
    kannel_ = std::make_unique<support::Kannel>(options);
    tasks_.spawn("carrier", server_.serve(std::chrono::seconds{0}));
    thread_ = std::thread{[this] { loop_.run(); }};
}

KannelCarrier::~KannelCarrier() {
    asio::post(loop_, [this] { tasks_.cancel(); });
    thread_.join();
    support::run(loop_, tasks_.finished());
}

void KannelCarrier::hub_at(const std::string& url) {
    const std::lock_guard held{guard_};
    hub_ = url;
}

void KannelCarrier::somebody_asks() {
    asio::post(loop_, [this] {
        Written written = people_.somebody_asks();
        written.copies = 1;
        write(std::move(written));
    });
}

Ledger KannelCarrier::ledger() const {
    const std::lock_guard held{guard_};
    Ledger ledger = ledger_;
    for (Text& text : ledger.texts) text.lost_on_the_way = !text.acknowledged && !on_its_way(text);
    return ledger;
}

std::size_t KannelCarrier::under_way() const {
    const std::lock_guard held{guard_};
    return static_cast<std::size_t>(
        std::count_if(ledger_.texts.begin(), ledger_.texts.end(), on_its_way));
}

void KannelCarrier::write(Written written) {
    const milliseconds after = written.after;
    std::size_t number = 0;
    {
        const std::lock_guard held{guard_};
        number = ledger_.texts.size();
        Text text;
        text.id = "text-" + std::to_string(number + 1);
        text.written = std::move(written);
        text.begun = steady_clock::now();
        ledger_.texts.push_back(std::move(text));
    }
    tasks_.spawn("text", text(number, after));
}

asio::awaitable<void> KannelCarrier::text(std::size_t number, milliseconds after) {
    co_await async::pause(after);
    Written written;
    {
        const std::lock_guard held{guard_};
        written = ledger_.texts[number].written;
    }
    while (!goes(written)) co_await async::pause(between_tries);
}

// False: Kannel is away.
bool KannelCarrier::goes(const Written& written) {
    try {
        if (!network_) network_ = std::make_unique<support::SmsNetwork>(kannel_->network_port());
        network_->phone(written.from).text(written.words);
        network_->received(written.from);  // what is there is read, lest Kannel waits
        return true;
    } catch (const boost::system::system_error&) {
        network_.reset();
        return false;
    }
}

asio::awaitable<http::Response> KannelCarrier::answer(http::Request request) {
    return request.path == path ? hand_over(std::move(request)) : inbound(std::move(request));
}

// Nothing: nobody is there, or does not answer.
asio::awaitable<std::optional<http::Response>> KannelCarrier::forward(std::string url,
                                                                      http::Request request) {
    http::ClientSettings settings;
    settings.limit = forward_limit;
    http::Url to = http::parse_url(url);
    to.target = request.path + "?" + request.query;
    const std::string_view kept[] = {"Authorization", "Content-Type"};
    std::erase_if(request.headers, [&kept](const http::Header& header) {
        return std::find(std::begin(kept), std::end(kept), header.name) == std::end(kept);
    });
    bool may_have_arrived = false;
    try {
        http::Response response = co_await http::send(to, request, settings);
        co_return response;
    } catch (const http::ClientError& failure) {
        may_have_arrived = failure.progress == http::Progress::sent;
    }
    // Whoever asked must not believe that nothing happened.
    if (may_have_arrived) co_await async::pause(longer_than_the_hub_waits);
    co_return std::nullopt;
}

asio::awaitable<http::Response> KannelCarrier::hand_over(http::Request request) {
    const Credentials credentials{support::Kannel::password, support::Kannel::secret};
    auto hand_over = read_hand_over(request, credentials);
    std::string url = kannel_->sendsms();
    const auto response = co_await forward(std::move(url), std::move(request));
    if (hand_over) {
        hand_over->taken = response && response->status == 202;
        const std::lock_guard held{guard_};
        ledger_.hand_overs.push_back(*hand_over);
    }
    if (hand_over && hand_over->taken) {
        const auto message = screens_.show(*hand_over);
        std::vector<Written> answers;
        if (message) answers = people_.hear(hand_over->to, *message);
        for (Written& written : answers) {
            written.copies = 1;
            write(std::move(written));
        }
    }
    co_return response ? *response : http::text(503, "Kannel is away");
}

asio::awaitable<http::Response> KannelCarrier::inbound(http::Request request) {
    std::string url;
    {
        const std::lock_guard held{guard_};
        url = hub_;
    }
    Call call;
    call.begun = steady_clock::now();
    http::Request copy = request;
    const auto response = co_await forward(std::move(url), std::move(copy));
    call.ended = steady_clock::now();
    call.status = response ? response->status : 0;
    if (call.status == 200 && request.path == "/sms/in") acknowledge(request);
    const std::lock_guard held{guard_};
    ledger_.calls.push_back(call);
    co_return response ? *response : http::text(503, "the hub is away");
}

void KannelCarrier::acknowledge(const http::Request& request) {
    const auto fields = http::form_fields(request.query);
    const std::string from = fields ? field(*fields, "from") : std::string{};
    const std::lock_guard held{guard_};
    for (Text& text : ledger_.texts) {
        const bool same = text.written.from == from && text.written.words == request.body;
        if (!same || text.acknowledged) continue;
        text.acknowledged = steady_clock::now();
        return;
    }
}

}  // namespace faults
