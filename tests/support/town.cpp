#include "tests/support/town.hpp"

#include "hub/services/all_of.hpp"
#include "tests/support/run.hpp"

#include <sstream>
#include <stdexcept>

namespace support {

namespace {

constexpr const char* hub_number = "+447700900000";

// A Tuesday in November, ten in the morning in London.
constexpr hub::TimePoint ten_in_the_morning{
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{10}};

std::vector<hub::Need> needs_in(const std::string& words) {
    std::vector<hub::Need> needs;
    std::istringstream in(words);
    for (std::string word; in >> word;) needs.push_back({word});
    return needs;
}

}  // namespace

template <class T>
std::vector<T> Town::all(hub::RecordKind kind) {
    return run(loop_, services::all_of<T>(store_, group_, kind));
}

Town::Town()
    : clock_(ten_in_the_morning),
      places_(std::filesystem::path{AIDHUB_SOURCE} / "config/places/gb-postcode-centres.csv"),
      languages_(config::load_languages(std::filesystem::path{AIDHUB_SOURCE} / "config/languages")),
      store_(bytes_, vault_, random_),
      inbox_(inbox_bytes_, vault_, ids_),
      door_(inbox_, vault_, languages_) {
    start();
    hub::AddGroup add;
    add.group.name = "Hackney Helpers";
    add.group.area = *places_.find("E8 3");
    add.group.area.radius = {8000};
    add.group.needs = needs_in("shopping medication call check_on dog_walking");
    add.group.hub_numbers = {std::string("sms:") + hub_number};
    add.coordinator = {"Carol Day"};
    add.coordinator_number = {coordinator};
    const auto added =
        run(loop_,
            core_->hub().handle(
                {.role = hub::Role::operator_}, add, {.text = "group", .fingerprint = "g"}));
    group_ = {added.value().answer.text};
    run(loop_, core_->numbers().refresh(store_));
}

void Town::start() {
    core_.emplace(program::Ports{store_,
                                 inbox_,
                                 door_.guard(),
                                 vault_,
                                 numbering_,
                                 places_,
                                 calendar_,
                                 clock_,
                                 random_,
                                 measures_,
                                 alarm_,
                                 secrets_},
                  languages_,
                  services::Delivery::Channels{{"sms", &phones_}},
                  "GB",
                  hub::NodeId{"node-1"});
}

void Town::restart() {
    start();
    run(loop_, core_->numbers().refresh(store_));
}

hub::Result<hub::Committed> Town::handle(const hub::Actor& actor,
                                         const hub::Command& command,
                                         const std::string& key) {
    const std::string name = key.empty() ? "command-" + std::to_string(++commands_) : key;
    const hub::IdempotencyKey once{.text = name, .fingerprint = actor.person.text};
    auto done = run(loop_, core_->hub().handle(actor, command, once));
    settle();
    return done;
}

hub::Result<hub::View> Town::answer(const hub::Actor& actor, const hub::Query& query) {
    return run(loop_, core_->hub().answer(actor, query));
}

hub::PersonId Town::person_at(const std::string& number) {
    for (const hub::Person& person : all<hub::Person>(hub::RecordKind::person)) {
        if (person.number.reveal == number) return person.id;
    }
    return {};
}

void Town::add_volunteer(const std::string& number,
                         const std::string& name,
                         const std::string& sector,
                         const std::string& needs,
                         const std::string& language) {
    hub::AddVolunteer add;
    add.name = {name};
    add.number = {number};
    add.volunteer.approved = true;
    add.volunteer.needs = needs_in(needs);
    add.volunteer.languages = {language};
    add.volunteer.home = places_.find(sector).value();
    const hub::Actor desk{.role = hub::Role::coordinator, .group = group_};
    run(loop_,
        core_->hub().handle(desk, add, {.text = "add-" + number.substr(1), .fingerprint = "v"}))
        .value();
}

void Town::text(const std::string& from, const std::string& words) {
    last_ = {.channel = "sms",
             .from = {from},
             .to = hub_number,
             .text = {words},
             .provider_id = "text-" + std::to_string(++texts_),
             .received_at = clock_.now()};
    repeat_last();
}

void Town::repeat_last() {
    run(loop_, door_.append(last_));
    settle();
}

bool Town::serve_inbox() {
    bool served = false;
    for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard) {
        if (run(loop_, core_->post_room().serve(shard, 10)) > 0) served = true;
    }
    return served;
}

bool Town::serve_group() {
    services::Round round = run(loop_, core_->rounds().plan(group_));
    for (services::Lane& lane : round.lanes)
        run(loop_, core_->rounds().serve(group_, std::move(lane)));
    return !round.lanes.empty();
}

void Town::settle() {
    for (int turn = 0; turn < 1000; ++turn) {
        const bool inbox = serve_inbox();
        const bool group = serve_group();
        if (!inbox && !group) return;
    }
    throw std::runtime_error("the hub does not come to rest");
}

void Town::pass(std::chrono::minutes time) {
    const hub::TimePoint end = clock_.now() + time;
    for (;;) {
        settle();
        const hub::DueTimers due = run(loop_, store_.due(hub::scope_of(group_), clock_.now(), 1));
        if (!due.next || *due.next > end) break;
        clock_.set(std::max(clock_.now(), *due.next));
    }
    clock_.set(end);
    settle();
}

std::vector<std::string> Town::news(const std::string& number) {
    std::vector<std::string> texts;
    std::size_t& seen = read_[number];
    std::size_t place = 0;
    for (const hub::Parcel& parcel : phones_.parcels) {
        if (parcel.to.reveal != number) continue;
        if (place++ >= seen) texts.push_back(parcel.text.reveal);
    }
    seen = place;
    return texts;
}

std::string Town::heard(const std::string& number) {
    std::string all;
    for (const std::string& text : news(number)) all += text + "\n";
    return all;
}

hub::Request Town::only_request() {
    const auto requests = all<hub::Request>(hub::RecordKind::request);
    if (requests.size() != 1)
        throw std::runtime_error("there are " + std::to_string(requests.size()) + " requests");
    return requests.front();
}

std::vector<hub::Request> Town::requests() {
    return all<hub::Request>(hub::RecordKind::request);
}

std::vector<hub::Alert> Town::alerts() {
    return all<hub::Alert>(hub::RecordKind::alert);
}

}  // namespace support
