#include "config/sections.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace config {

namespace {

constexpr std::int64_t kib = std::int64_t{1} << 10;
constexpr std::int64_t mib = kib << 10;
constexpr std::int64_t day_minutes = 1440;
constexpr std::int64_t fortnight_hours = 336;

constexpr std::array payments{std::pair{hub::WhoPays::nobody, "nobody"},
                              std::pair{hub::WhoPays::card_by_phone, "card_by_phone"},
                              std::pair{hub::WhoPays::helper_repaid, "helper_repaid"},
                              std::pair{hub::WhoPays::voucher, "voucher"},
                              std::pair{hub::WhoPays::kitty, "kitty"}};

void folders(FolderSettings& settings, Visitor& visitor) {
    visitor.text("folders.data", settings.data);
    visitor.text("folders.languages", settings.languages);
    visitor.text("folders.places", settings.places);
}

void http_section(http::ServerSettings& settings, Visitor& visitor) {
    visitor.text("http.address", settings.address);
    visitor.number("http.port", settings.port, {0, 65535});
    visitor.texts("http.hosts", settings.hosts);
    visitor.number("http.max_header_bytes", settings.max_header, {1024, 64 * kib});
    visitor.number("http.max_body_bytes", settings.max_body, {1024, 16 * mib});
    visitor.number("http.max_connections", settings.max_connections, {1, 20'000});
    visitor.number(
        "http.max_connections_per_address", settings.max_connections_per_address, {1, 20'000});
    visitor.texts("http.proxies", settings.proxies);
    visitor.duration("http.header_limit_ms", settings.header_limit, {100, 3'600'000});
    visitor.duration("http.body_limit_ms", settings.body_limit, {100, 3'600'000});
    visitor.duration("http.idle_limit_ms", settings.idle_limit, {100, 3'600'000});
    visitor.duration("http.handler_limit_ms", settings.handler_limit, {100, 3'600'000});
}

void redis_section(redis::Settings& settings, Visitor& visitor) {
    visitor.text("redis.address", settings.address);
    visitor.text("redis.user", settings.user);
    visitor.secret("redis.password", settings.password);
    visitor.text("redis.client_name", settings.client_name);
    visitor.flag("redis.allow_data_loss", settings.allow_data_loss);
    visitor.duration("redis.command_limit_ms", settings.command_limit, {50, 60'000});
    visitor.duration("redis.connect_limit_ms", settings.connect_limit, {50, 60'000});
    visitor.number("redis.in_flight_commands", settings.in_flight_commands, {10, 1'000'000});
    visitor.number("redis.in_flight_bytes", settings.in_flight_bytes, {mib, 1024 * mib});
    visitor.duration("redis.backoff_least_ms", settings.backoff_least, {1, 60'000});
    visitor.duration("redis.backoff_most_ms", settings.backoff_most, {1, 60'000});
    visitor.duration("redis.bell_ping_every_ms", settings.bell_ping_every, {100, 600'000});
    visitor.duration("redis.bell_ping_limit_ms", settings.bell_ping_limit, {100, 600'000});
}

void private_redis_section(redis::ServerSettings& settings, Visitor& visitor) {
    visitor.text("private_redis.program", settings.program);
    visitor.number(
        "private_redis.max_memory_bytes", settings.max_memory, {16 * mib, kib * kib * mib});
    visitor.duration("private_redis.start_limit_ms", settings.start_limit, {100, 600'000});
    visitor.duration("private_redis.stop_limit_ms", settings.stop_limit, {100, 600'000});
    visitor.duration("private_redis.backoff_least_ms", settings.backoff_least, {1, 60'000});
    visitor.duration("private_redis.backoff_most_ms", settings.backoff_most, {1, 60'000});
}

void kannel_section(kannel::Settings& settings, Visitor& visitor) {
    visitor.text("kannel.sendsms", settings.sendsms);
    visitor.text("kannel.username", settings.username);
    visitor.secret("kannel.password", settings.password);
    visitor.secret("kannel.secret", settings.secret);
    visitor.text("kannel.number", settings.number);
    visitor.text("kannel.reports_to", settings.reports_to);
    visitor.texts("kannel.send_to", settings.send_to);
    visitor.number("kannel.most_parts", settings.most_parts, {1, 20});
    visitor.duration("kannel.request_limit_ms", settings.request_limit, {100, 15'000});
}

void web_section(web::Settings& settings, Visitor& visitor) {
    visitor.text("web.public_url", settings.public_url);
    visitor.text("web.map_pictures", settings.map_pictures);
}

void telegram_section(telegram::Settings& settings, Visitor& visitor) {
    visitor.secret("telegram.token", settings.token);
    visitor.text("telegram.bot_name", settings.bot_name);
    visitor.text("telegram.api", settings.api);
    visitor.flag("telegram.poll", settings.poll);
    visitor.secret("telegram.secret", settings.secret);
    visitor.text("telegram.webhook", settings.webhook);
    visitor.duration("telegram.poll_limit_seconds", settings.poll_limit, {0, 50});
    visitor.duration("telegram.request_limit_ms", settings.request_limit, {100, 60'000});
    visitor.duration("telegram.message_every_ms", settings.message_every, {0, 60'000});
    visitor.number("telegram.messages_a_second", settings.messages_a_second, {1, 1000});
    visitor.text("telegram.words.postcode", settings.words.postcode);
    visitor.text("telegram.words.alone", settings.words.alone);
    visitor.text("telegram.words.moment", settings.words.moment);
}

void push_section(push::Settings& settings, Visitor& visitor) {
    visitor.text("push.contact", settings.contact);
    visitor.text("push.ca_file", settings.ca_file);
    visitor.flag("push.loopback_too", settings.loopback_too);
}

void delivery(rules::HandOverTimes& times, Visitor& visitor) {
    visitor.duration("delivery.hand_over_limit_ms", times.hand_over_limit, {1000, 60'000});
    visitor.duration("delivery.begin_within_ms", times.begin_within, {500, 3'600'000});
    visitor.duration("delivery.take_over_after_ms", times.take_over_after, {1000, 3'600'000});
    visitor.duration(
        "delivery.repeat_unknown_after_ms", times.repeat_unknown_after, {500, 3'600'000});
}

void needs(std::vector<hub::Need>& needs, Visitor& visitor) {
    std::vector<std::string> names;
    names.reserve(needs.size());
    for (const hub::Need& need : needs) names.push_back(need.text);
    visitor.names("new_group.needs", names);
    needs.clear();
    needs.reserve(names.size());
    for (std::string& name : names) needs.push_back({std::move(name)});
}

// One flag for each way of paying: then a misspelt one is an unknown key.
void pays(std::vector<hub::WhoPays>& chosen, Visitor& visitor) {
    const std::vector<hub::WhoPays> before = std::exchange(chosen, {});
    for (const auto& [payment, name] : payments) {
        bool allowed = std::find(before.begin(), before.end(), payment) != before.end();
        visitor.flag(std::string{"new_group.payments."} + name, allowed);
        if (allowed) chosen.push_back(payment);
    }
}

void asking(hub::Asking& settings, Visitor& visitor) {
    visitor.number("new_group.asking.at_once", settings.at_once, {1, 20});
    visitor.duration("new_group.asking.lapse_minutes", settings.lapse, {1, day_minutes});
    visitor.duration(
        "new_group.asking.lapse_urgent_minutes", settings.lapse_urgent, {1, day_minutes});
    visitor.duration(
        "new_group.asking.tell_waiting_minutes", settings.tell_waiting, {5, day_minutes});
    visitor.duration(
        "new_group.asking.unmet_after_hours", settings.unmet_after, {1, fortnight_hours});
    std::int64_t widest = std::llround(settings.widest.value);
    visitor.whole("new_group.asking.widest_metres", widest, {500, 100'000});
    settings.widest.value = static_cast<double>(widest);
}

void new_group(hub::Group& group, Visitor& visitor) {
    visitor.text("new_group.language", group.language);
    visitor.text("new_group.zone", group.zone_name);
    visitor.choice(
        "new_group.nation", group.nation, {"england", "scotland", "wales", "northern_ireland"});
    needs(group.needs, visitor);
    visitor.number("new_group.spending_limit_pence", group.spending_limit_pence, {0, 100'000});
    visitor.number("new_group.daily_segments", group.daily_segments, {0, 1'000'000});
    visitor.texts("new_group.hub_numbers", group.hub_numbers);
    visitor.number("new_group.quiet.from_hour", group.quiet.from, {0, 23});
    visitor.number("new_group.quiet.until_hour", group.quiet.until, {0, 23});
    pays(group.payments, visitor);
    asking(group.asking, visitor);
}

}  // namespace

hub::Group group_template() {
    hub::Group group;
    for (const char* need : {"shopping",
                             "medication",
                             "call",
                             "food_parcel",
                             "check_on",
                             "dog_walking",
                             "transport",
                             "post",
                             "other"}) {
        group.needs.push_back({need});
    }
    return group;
}

void visit(Config& config, Visitor& visitor) {
    visitor.flag("demo", config.demo);
    visitor.text("region", config.region);
    folders(config.folders, visitor);
    visitor.choice("log.level", config.log.level, {"debug", "info", "warn", "error"});
    http_section(config.http, visitor);
    redis_section(config.redis, visitor);
    private_redis_section(config.private_redis, visitor);
    kannel_section(config.kannel, visitor);
    config.kannel.region = config.region;
    telegram_section(config.telegram, visitor);
    push_section(config.push, visitor);
    web_section(config.web, visitor);
    delivery(config.delivery, visitor);
    new_group(config.new_group, visitor);
}

}  // namespace config
