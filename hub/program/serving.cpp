#include "hub/program/serving.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/redis/durability.hpp"
#include "adapters/sms/segments.hpp"
#include "hub/program/failure_log.hpp"
#include "hub/program/operator_link.hpp"
#include "hub/services/lease.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

namespace program {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds drain{10};
constexpr std::chrono::milliseconds check_every{1000};
constexpr std::chrono::seconds start_patience{20};
constexpr std::chrono::milliseconds start_pause{250};

// What a phone would show: the parts put together again.
phones::Carried carry(const hub::MessageText& text) {
    phones::Carried carried;
    for (const sms::Part& part : sms::segment(text.reveal, 0).parts) {
        carried.text.reveal += part.text;
        ++carried.segments;
    }
    return carried;
}

// The coroutine stands here until it is cancelled.
asio::awaitable<void> until_cancelled() {
    asio::steady_timer never(co_await asio::this_coro::executor,
                             asio::steady_timer::time_point::max());
    boost::system::error_code cancelled;
    co_await never.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
}

// Browsers are pushed to where somebody answers for it.
std::optional<push::Keys> push_keys(const Machine& machine) {
    if (machine.config.push.contact.empty()) return std::nullopt;
    return push::Keys{machine.folders.data / "push.pem"};
}

std::optional<push::Notifier> notifier(const Machine& machine,
                                       const std::optional<push::Keys>& keys) {
    if (!keys) return std::nullopt;
    return push::Notifier(machine.config.push, *keys, machine.clock);
}

// One node at a time asks Telegram for news: it gives them to nobody twice. What is left of a lease
// when a question begins, half of it, is longer than the question.
std::chrono::seconds bot_lease(const telegram::Settings& bot) {
    return 3 * bot.poll_limit + 2 * std::chrono::ceil<std::chrono::seconds>(bot.request_limit);
}

asio::awaitable<bool> asks_for_the_bot(Machine& machine, hub::Store& store) {
    const hub::Scope scope{.kind = hub::Scope::Kind::address, .id = "telegram-poller"};
    const auto busy = co_await services::leased_to_another(
        store, scope, machine.node, machine.clock.now(), bot_lease(machine.config.telegram));
    co_return !busy;
}

bool has_kannel(const kannel::Settings& settings) {
    return !settings.password.empty();
}

}  // namespace

Serving::Gateways::Gateways(asio::any_io_executor executor,
                            Machine& machine,
                            Door& door,
                            hub::Store& store,
                            async::TaskGroup& tasks) {
    if (has_kannel(machine.config.kannel)) {
        kannel.emplace(machine.config.kannel, machine.clock);
        kannel_inbound.emplace(machine.config.kannel, door, machine.numbering, machine.clock);
        kannel_reports.emplace(machine.config.kannel, door, machine.clock);
    }
    if (telegram::is_enabled(machine.config.telegram)) open_bot(machine, door, store, tasks);
    if (machine.config.demo) {
        const DemoSettings demo;
        const phones::Settings settings{.number = demo.hub_number, .region = machine.config.region};
        exchange.emplace(
            executor, settings, door, machine.numbering, machine.clock, machine.ids, carry);
        neighbours.emplace(
            *exchange, door, machine.clock, machine.random, machine.ids, tasks, demo);
    }
}

void Serving::Gateways::open_bot(Machine& machine,
                                 Door& door,
                                 hub::Store& store,
                                 async::TaskGroup& tasks) {
    bot.emplace(machine.config.telegram);
    bot_replies.emplace(*bot, tasks);
    const auto postcode_near = [&machine](double latitude, double longitude) {
        return machine.places.sector_near(latitude, longitude);
    };
    bot_intake.emplace(*bot, door, machine.clock, *bot_replies, postcode_near);
    telegram.emplace(*bot);
    if (machine.config.telegram.poll) {
        bot_poller.emplace(
            *bot, *bot_intake, [&machine, &store] { return asks_for_the_bot(machine, store); });
    } else {
        bot_webhook.emplace(machine.config.telegram, *bot_intake);
    }
}

void Serving::Gateways::spawn_on(async::TaskGroup& tasks) {
    if (bot_poller) tasks.spawn("telegram", bot_poller->run());
    if (bot_webhook) tasks.spawn("telegram webhook", telegram::register_webhook(*bot));
}

services::Delivery::Channels Serving::Gateways::channels() {
    services::Delivery::Channels channels;
    if (kannel) channels.emplace(kannel->name(), &*kannel);
    if (telegram) channels.emplace(telegram->name(), &*telegram);
    if (neighbours) channels.emplace(neighbours->name(), &*neighbours);
    return channels;
}

void Serving::Gateways::add_to(http::Routes& routes) {
    if (kannel) {
        for (const char* method : {"GET", "POST"})
            routes.add(method, kannel::inbound_path, *kannel_inbound);
        for (const char* method : {"GET", "POST"})
            routes.add(method, kannel::report_path, *kannel_reports);
    }
    if (bot_webhook) routes.add("POST", telegram::webhook_path, *bot_webhook);
    if (exchange) {
        for (const char* method : {"GET", "POST"})
            routes.add(method, phones::Exchange::path, *exchange);
    }
}

Serving::Serving(asio::any_io_executor executor,
                 Machine& machine,
                 redis::Settings redis,
                 Listening listening)
    : machine_(machine),
      redis_(redis),
      listening_(std::move(listening)),
      links_(executor, log_failure),
      lanes_(executor, log_failure),
      loops_(executor, log_failure),
      doors_(executor, log_failure),
      live_(executor, log_failure),
      server_(executor, machine.config.http, routes_),
      address_(public_address(machine.config.web, machine.config.http.address, server_.port())),
      connection_(executor, redis),
      bytes_(connection_),
      inbox_bytes_(connection_),
      sealed_(bytes_, machine.vault, machine.random),
      store_(sealed_, machine.ledger),
      inbox_(inbox_bytes_, machine.vault, machine.ids),
      door_(inbox_, machine.vault, machine.languages),
      gateways_(executor, machine, door_, store_, loops_),
      push_keys_(push_keys(machine)),
      notifier_(notifier(machine, push_keys_)),
      ports_{store_,
             inbox_,
             door_.guard(),
             machine.vault,
             machine.numbering,
             machine.places,
             machine.calendar,
             machine.clock,
             machine.random,
             machine.measures,
             machine.alarm,
             machine.secrets,
             notifier_ ? &*notifier_ : nullptr,
             [this](asio::awaitable<void> task) { lanes_.spawn("push", std::move(task)); },
             push_keys_ ? push_keys_->public_key() : std::string()},
      core_(ports_,
            machine.languages,
            gateways_.channels(),
            machine.config.region,
            machine.node,
            {.times = machine.config.delivery},
            address_.base),
      loop_(executor, core_, ports_, machine.node, lanes_),
      bells_(
          executor,
          std::move(redis),
          {.rang = [this](redis::Bell bell) { rang(bell); }, .missed = [this] { missed_bells(); }}),
      desk_({core_.hub(),
             store_,
             machine.vault,
             machine.numbering,
             machine.places,
             machine.random,
             machine.calendar,
             machine.clock,
             machine.config.region,
             machine.config.new_group}),
      health_(machine.readiness, [&machine] { return machine.measures.text(); }),
      presence_(connection_),
      website_(executor, machine, {core_.hub(), store_, presence_, live_, address_.origins}) {
    door_.when_something_comes([this] { loop_.nudge_inbox(); });
    door_.settle_stops(
        [this](hub::InboundText stop) { return core_.post_room().stop(std::move(stop)); });
    health_.add_to(routes_);
    desk_.add_to(routes_);
    gateways_.add_to(routes_);
    website_.add_to(routes_,
                    machine.config.demo ? web::Shells::Demo::shown : web::Shells::Demo::none);
}

void Serving::rang(const redis::Bell& bell) {
    loop_.rang(bell);
    const hub::GroupId group = redis::group_in(bell);
    if (!group.empty()) website_.rang(group);
}

void Serving::missed_bells() {
    loop_.missed_bells();
    website_.missed_bells();
}

asio::awaitable<void> Serving::run() {
    std::exception_ptr failure;
    try {
        co_await start();
        co_await until_cancelled();
    } catch (...) {
        failure = std::current_exception();
    }
    // From here on nobody disturbs: the end is in order, and bounded by its own limits.
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    co_await end();
    if (failure) std::rethrow_exception(failure);
}

asio::awaitable<void> Serving::start() {
    links_.spawn("redis", connection_.run());
    links_.spawn("bells", bells_.run());
    co_await prepare_patiently();
    doors_.spawn("http", server_.serve(drain));
    website_.spawn_live(drain);
    loops_.spawn("inbox", loop_.serve_inbox());
    loops_.spawn("groups", loop_.serve_groups());
    loops_.spawn("readiness", watch_readiness());
    gateways_.spawn_on(loops_);
    machine_.readiness.has("hub");
    const std::string url =
        "http://" + machine_.config.http.address + ":" + std::to_string(server_.port());
    leave_link(machine_.folders.data, {.url = url, .token = desk_.token()});
    listening_(url);
    spdlog::info("node serves node={} url={}", machine_.node.text, url);
}

// What must be so before anybody is served. Each part may be done again.
asio::awaitable<void> Serving::prepare() {
    co_await redis::require_durable(connection_, redis_);
    co_await tell_stops();
    const DemoSettings demo;
    if (machine_.config.demo) co_await seed_demo(core_.hub(), machine_.places, demo);
    co_await core_.numbers().refresh(store_);
}

// Another server than the one that was last told may be a restored one.
asio::awaitable<void> Serving::tell_stops() {
    const std::string server = connection_.server();
    if (server == machine_.ledger.told()) co_return;
    const std::size_t stops = co_await reapply_stops(store_, machine_.ledger, machine_.clock.now());
    if (stops > 0) spdlog::warn("stops applied again after a restore count={}", stops);
    machine_.ledger.told(server);
}

// A slow disk or a server that is still loading is no reason not to start.
asio::awaitable<void> Serving::prepare_patiently() {
    const auto give_up = std::chrono::steady_clock::now() + start_patience;
    for (;;) {
        try {
            co_await prepare();
            co_return;
        } catch (const boost::system::system_error& failure) {
            const bool of_the_store = failure.code() != asio::error::operation_aborted &&
                                      failure.code().category() != hub::refusal_category();
            if (!of_the_store || std::chrono::steady_clock::now() >= give_up) throw;
            spdlog::warn("store not ready at the start reason={}", failure.what());
        }
        co_await async::pause(start_pause);
    }
}

asio::awaitable<void> Serving::end() {
    if (gateways_.exchange) gateways_.exchange->close();
    machine_.readiness.lacks("hub", "stopping");
    remove_link(machine_.folders.data);
    doors_.cancel();
    loops_.cancel();
    co_await doors_.finished();
    live_.cancel();
    co_await live_.finished();
    co_await loops_.finished();
    boost::system::error_code late;
    try {
        co_await async::within(drain, lanes_.finished());
    } catch (const boost::system::system_error& failure) {
        late = failure.code();
    }
    if (late) spdlog::warn("messages under way were cut off reason={}", late.message());
    lanes_.cancel();
    co_await lanes_.finished();
    links_.cancel();
    co_await links_.finished();
}

asio::awaitable<void> Serving::watch_readiness() {
    for (;;) {
        const std::string reason = co_await redis::why_not_ready(connection_);
        if (reason.empty()) {
            machine_.readiness.has("redis");
        } else {
            machine_.readiness.lacks("redis", reason);
        }
        co_await async::pause(check_every);
    }
}

}  // namespace program
