#pragma once

#include "adapters/async/task_group.hpp"
#include "hub/rules/compose.hpp"
#include "hub/services/notices.hpp"
#include "tests/unit/hub/services/post_support.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

// A hub whose deliveries tell browsers too.
namespace notices_test {

struct CountingStore : support::PassingStore {
    using PassingStore::PassingStore;

    int lists{};
    bool away{};

    boost::asio::awaitable<hub::RecordPage> list(hub::Scope scope,
                                                 hub::RecordKind kind,
                                                 std::string from) override {
        if (away) support::FailingStore::away();
        if (kind == hub::RecordKind::device) ++lists;
        return PassingStore::list(std::move(scope), kind, std::move(from));
    }
};

struct House {
    House(hub::Push& push, services::Render render)
        : notices(
              {store, push, world.measures, world.circumstances},
              render,
              [this](boost::asio::awaitable<void> task) { tasks.spawn("push", std::move(task)); }),
          delivery({world.sealed,
                    world.vault,
                    world.measures,
                    world.circumstances,
                    steps,
                    world.guard,
                    &notices},
                   {{"sms", &world.sms}},
                   std::move(render),
                   {}) {
        support::open_group(world);
    }

    support::World world{};
    CountingStore store{world.sealed};
    std::vector<std::string> failures{};
    async::TaskGroup tasks{
        world.loop.get_executor(),
        [this](const std::string& name, std::exception_ptr) { failures.push_back(name); }};
    services::Steps steps{world.sealed, world.target, world.clock};
    services::Notices notices;
    services::Delivery delivery;

    void put(hub::Record record) {
        hub::Changes changes;
        changes.put(std::move(record));
        world.commit(world.scope, std::move(changes));
    }
    hub::Device add_device(const std::string& id, const std::string& person = "ana") {
        hub::Device device;
        device.id = {id};
        device.person = {person};
        device.endpoint = "https://push.example/" + id;
        device.key = "key";
        device.secret = "secret";
        put(device);
        return device;
    }
    bool has_device(const std::string& id) {
        return world.load<hub::Device>(world.scope, record_id(hub::DeviceId{id})).version != 0;
    }
    hub::Person person(const std::string& id) {
        return world.load<hub::Person>(world.scope, hub::person_record({id})).value;
    }

    // The text goes; pushes wait for finish().
    void text(const std::string& id) { support::run(world.loop, delivery.send(world.group, {id})); }
    void finish() { support::run(world.loop, tasks.finished()); }
    void queue(const std::string& id, hub::Purpose purpose, hub::Wording wording) {
        hub::OutgoingMessage message = support::news(world, id, purpose);
        message.wording = std::move(wording);
        message.about = {"r1"};
        support::queue(world, std::move(message));
    }
    void queue_offer(const std::string& id) { queue(id, hub::Purpose::offer, offer_words()); }
    void tell_offer(const std::string& id) {
        queue_offer(id);
        text(id);
        finish();
    }

    static hub::Wording offer_words() {
        return rules::wording(rules::phrases::offer,
                              {{"group", "Hackney"},
                               {"need", "shopping"},
                               {"place", "E8 3"},
                               {"distance", "1.5"},
                               {"when", "2026-11-21 14:30"},
                               {"code", "R7"},
                               {"minutes", "45"}});
    }
};

}  // namespace notices_test
