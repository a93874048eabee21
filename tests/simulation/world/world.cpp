#include "tests/simulation/world/world.hpp"

#include "tests/simulation/world/facts_of.hpp"
#include "tests/support/fakes.hpp"

#include <stdexcept>
#include <utility>

namespace simulation {

namespace asio = boost::asio;

namespace {

constexpr Millis minute = 60'000;
constexpr Millis hour = 60 * minute;
constexpr Millis safety_phase = 14 * hour;
constexpr Millis time_to_rest = 6 * 24 * hour;
constexpr std::uint64_t most_steps = 400'000;
constexpr Millis largest_skew = 2000;
constexpr Millis largest_jump = hour;
constexpr double sealed_runs = 0.02;

// A Tuesday in November, four in the morning in London; up to a day later in some runs.
constexpr Millis beginning =
    std::chrono::milliseconds{
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}.time_since_epoch()}
        .count() +
    4 * hour;

Millis clock_error_in(const FaultMix& faults) {
    if (faults.on(Fault::clock_jump)) return largest_jump + largest_skew;
    return faults.on(Fault::clock_skew) ? largest_skew : 0;
}

oracle::Setting setting_for(const FaultMix& faults, const std::vector<std::string>& groups) {
    oracle::Setting setting;
    setting.clock_error = clock_error_in(faults);
    setting.may_bury = false;
    setting.answer_limit = 20 * minute + 2 * setting.clock_error;
    if (faults.on(Fault::tiny_limits)) setting.replies_per_hour = tiny_replies_per_hour;
    if (faults.on(Fault::tiny_budget)) setting.answer_limit = forever;
    for (const std::string& group : groups) setting.groups.push_back("{g:" + group + "}");
    return setting;
}

std::vector<std::string> groups_of(Dice& dice) {
    if (dice.chance(0.3)) return {"g1", "g2"};
    return {"g1"};
}

}  // namespace

World::World(const Scenery& scenery, const Run& run, const Planted& planted)
    : dice_(run.seed),
      time_(beginning + dice_.between(0, 20 * hour), dice_.next()),
      drawn_(dice_, run.without),
      groups_(groups_of(dice_)),
      oracle_(setting_for(drawn_, groups_)),
      vault_(std::make_unique<support::PlainVault>()),
      ground_{scenery, time_, dice_, faults_, oracle_, marks_, *vault_},
      network_(ground_),
      people_(ground_, dice_.fork()),
      planted_(planted),
      run_(run) {
    ground_.sealed = dice_.chance(sealed_runs) || run.sealed;
    ground_.inbox.appended = [this](unsigned shard) { nudge(shard); };
    ground_.kill = [this](const bool& life) { kill_whose(life); };
    ground_.due_at = [this](const std::string& group, Millis due) {
        const bool lost = dice_.chance(faults_.rate(Fault::lost_bell));
        visit_by(group, lost ? std::max(due, time_.now() + dice_.between(0, 10'000)) : due);
    };
    ground_.idle_until = [this](const std::string& group, Millis next) {
        visits_[group] = forever;
        if (next < forever) visit_by(group, next);
    };
    network_.arrives = [this](const std::string& number, const std::string& text) {
        people_.hears(number, text);
    };
    network_.reports = [this](const hub::DeliveryReport& report) { bring_report(report); };
    people_.writes = [this](const Written& text) { bring(text); };
}

// What is left of the nodes waits for something that will not happen.
World::~World() {
    for (auto& node : nodes_) {
        if (node) node->die();
    }
}

void World::step() {
    time_.step();
    oracle_.step(time_.now());
    std::erase_if(dying_, [](const auto& node) { return node->over(); });
}

void World::pass_until(Millis end) {
    while (!time_.empty() && time_.next_at() <= end && oracle_.violations().empty() &&
           time_.steps() < most_steps)
        step();
}

template <class T>
asio::awaitable<void> World::into(asio::awaitable<T> task, std::optional<T>& result) {
    result = co_await std::move(task);
}

// For what needs no time.
template <class T>
T World::now(asio::awaitable<T> task) {
    std::optional<T> result;
    time_.spawn(into(std::move(task), result));
    time_.run_started();
    return std::move(result.value());
}

asio::awaitable<void> World::found_groups(Node& node, bool& done) {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        hub::AddGroup add;
        add.group.id = {groups_[i]};
        add.group.name = i == 0 ? "Hackney Helpers" : "Clapton Cares";
        add.group.area = *ground_.scenery.places.find("E8 3");
        add.group.area.radius = {8000};
        for (const char* need : {"shopping", "medication", "call", "check_on", "dog_walking"})
            add.group.needs.push_back({need});
        add.group.hub_numbers = {"sms:" + number_of(i)};
        if (drawn_.on(Fault::tiny_limits)) add.group.asking.at_once = 1;
        if (drawn_.on(Fault::tiny_budget)) add.group.daily_segments = 40;
        add.coordinator = {"Carol Day"};
        const hub::Actor operator_actor{.role = hub::Role::operator_};
        hub::IdempotencyKey key{.text = "group-" + groups_[i], .fingerprint = "g"};
        for (const Person& person : people_.all()) {
            if (person.part == oracle::Part::coordinator && person.hub_number == number_of(i))
                add.coordinator_number = {person.number};
        }
        (co_await node.hub().handle(operator_actor, add, key)).value();
    }
    for (const Person& person : people_.all()) {
        if (person.part != oracle::Part::volunteer) continue;
        hub::AddVolunteer add;
        add.name = {person.first_name + " " + person.secret_name};
        add.number = {person.number};
        add.volunteer.approved = true;
        for (const char* need : {"shopping", "medication", "call", "dog_walking"})
            add.volunteer.needs.push_back({need});
        add.volunteer.languages = {"en"};
        add.volunteer.home = ground_.scenery.places.find(person.postcode).value();
        const std::size_t group = person.hub_number == number_of(0) ? 0 : 1;
        const hub::Actor desk{.role = hub::Role::coordinator, .group = {groups_[group]}};
        hub::IdempotencyKey key{.text = "add-" + person.number.substr(1), .fingerprint = "v"};
        (co_await node.hub().handle(desk, add, key)).value();
    }
    done = true;
}

void World::build() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        people_.settle_in(number_of(i),
                          static_cast<int>(static_cast<double>(dice_.between(2, 7)) * run_.people),
                          static_cast<int>(dice_.between(2, 6)));
    }
    seats_.resize(static_cast<std::size_t>(dice_.between(1, 3)));
    for (std::size_t i = 0; i < seats_.size(); ++i) seats_[i].number = static_cast<int>(i) + 1;
    Seat builder{.number = 9};
    Node node(ground_, builder, network_, Planted{});
    bool done = false;
    time_.spawn(found_groups(node, done));
    while (!done) step();
    node.die();
    for (auto& group : groups_) visits_[group] = forever;
}

Outcome World::live() {
    build();
    faults_ = drawn_;
    ground_.trace = run_.trace;
    ground_.hash = 14695981039346656037U;
    start_nodes();
    const Millis end = time_.now() + static_cast<Millis>(static_cast<double>(safety_phase) *
                                                         std::min(1.0, run_.people));
    draw_plans(end);
    pass_until(end);
    heal();
    pass_until(end + time_to_rest);
    if (oracle_.violations().empty()) rest();
    if (time_.steps() >= most_steps) marks_.hit("a run was cut short");
    Outcome outcome;
    outcome.steps = time_.steps();
    outcome.commits = ground_.commits;
    outcome.hash = ground_.hash;
    outcome.faults = drawn_.text();
    outcome.sealed = ground_.sealed;
    outcome.marks = std::move(marks_);
    outcome.violations = oracle_.violations();
    return outcome;
}

void World::rest() {
    oracle::Rest rest;
    for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard)
        rest.waiting += now(ground_.inbox.read(shard, 100)).size();
    for (const std::string& scope : ground_.scopes) {
        oracle::ScopeAtRest at_rest;
        at_rest.scope = scope;
        for (const auto& [name, due] : now(ground_.bytes.due(scope, time_.now() - hour, 100)).due)
            at_rest.overdue.push_back(name);
        for (const char* month : {"2026-11", "2026-12"}) {
            for (records::ByteAudit& line : now(ground_.bytes.audit(scope, month))) {
                at_rest.audit.push_back({std::move(line.entry), std::move(line.chain)});
            }
        }
        rest.scopes.push_back(std::move(at_rest));
    }
    oracle_.rest(rest, time_.now());
}

}  // namespace simulation
