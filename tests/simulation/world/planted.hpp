#pragma once

#include "adapters/records/byte_store.hpp"
#include "hub/ports/calendar.hpp"
#include "hub/ports/channel.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/stop_ledger.hpp"
#include "hub/ports/store.hpp"

#include <functional>
#include <memory>

namespace simulation {

// Faults of our own, planted around the ports of every node to see whether the oracle notices.
// Empty: the hub as it is.
struct Planted {
    std::function<std::unique_ptr<hub::Store>(hub::Store& real)>
        store{};  // between the core and its link
    std::function<std::unique_ptr<records::ByteStore>(records::ByteStore& real)>
        bytes{};  // between codec and twin
    std::function<std::unique_ptr<hub::Inbox>(hub::Inbox& real)> inbox{};
    std::function<std::unique_ptr<hub::Channel>(hub::Channel& real)> channel{};
    std::function<std::unique_ptr<hub::Calendar>(hub::Calendar& real)> calendar{};
    std::function<std::unique_ptr<hub::StopLedger>(hub::StopLedger& real)> stops{};
    std::function<std::unique_ptr<hub::Ids>(hub::Ids& real)> ids{};
    std::function<std::unique_ptr<hub::Random>(hub::Random& real)> random{};
    bool same_epoch{};  // a rollback does not show as another server
};

}  // namespace simulation
