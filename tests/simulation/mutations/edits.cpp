#include "tests/simulation/mutations/edits.hpp"

#include "tests/support/passing.hpp"

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace simulation {

namespace {

class EditedStore final : public support::PassingStore {
public:
    EditedStore(hub::Store& real, Edit edit) : PassingStore(real), edit_(edit) {}

    boost::asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                               hub::Changes changes) override {
        edit_(scope, changes);
        return real_.commit(std::move(scope), std::move(changes));
    }

private:
    Edit edit_;
};

}  // namespace

void edit_commits(Planted& planted, Edit edit) {
    planted.store = [edit](hub::Store& real) -> std::unique_ptr<hub::Store> {
        return std::make_unique<EditedStore>(real, edit);
    };
}

void forget_phrase(hub::Changes& changes, std::string_view phrase) {
    std::set<std::string> forgotten;
    std::erase_if(changes.puts, [&](const hub::Record& record) {
        const auto* message = std::get_if<hub::OutgoingMessage>(&record);
        const bool goes = message != nullptr && message->wording.phrase == phrase &&
                          message->state == hub::MessageState::queued && message->attempts == 0;
        if (goes) forgotten.insert(message->id.text);
        return goes;
    });
    std::erase_if(changes.timers,
                  [&](const hub::Timer& timer) { return forgotten.contains(timer.record.id); });
}

void forget_timers(hub::Changes& changes, hub::TimerKind kind) {
    std::erase_if(changes.timers,
                  [&](const hub::Timer& timer) { return timer.kind == kind && timer.due; });
}

void forget_reads(hub::Changes& changes, hub::RecordKind kind) {
    std::erase_if(changes.reads, [&](const hub::Read& read) { return read.record.kind == kind; });
}

}  // namespace simulation
