#pragma once

#include "tests/simulation/oracle/facts.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace oracle {

// What the hub promises, as plainly as it can be said, checked against what really happened. It
// never asks the hub anything. Each call checks what it can at once; the first broken promise
// stays.
class Oracle {
public:
    explicit Oracle(Setting setting);
    ~Oracle();
    Oracle(Oracle&&) noexcept;
    Oracle& operator=(Oracle&&) noexcept;

    // The names of all invariants.
    static const std::vector<std::string_view>& invariants();

    void knows(const Someone& someone);
    void hides(const Canary& canary);

    // A gateway's text: offered (perhaps in vain), acknowledged by the webhook, and at last off the
    // inbox.
    void offered(const Text& text, Millis at);
    void acknowledged(std::uint64_t text, Acknowledged how, Millis at);
    void taken_off(std::uint64_t text, bool buried, Millis at);
    // Nobody could be answered there (a short code, say): dropped with a count.
    void dropped(std::uint64_t text, Millis at);

    void committed(const Commit& commit, Millis at);
    void hand_over_begins(const HandOver& hand_over, Millis at);
    void hand_over_ends(std::uint64_t id, Outcome outcome, Millis at);
    void page_read(const ReadPage& page, Millis at);

    // A copy of the store is made; later the store may become that copy again, on another server.
    // What the store lost is forgiven, STOP is not. The inbox is part of the store.
    void copied(int copy);
    void rolled_back(int copy, Millis at);

    // From here on no faults: promises about waiting begin to count.
    void healed(Millis at);
    void step(Millis at);  // after every step: what time alone can break
    void rest(const Rest& rest, Millis at);

    const std::vector<Violation>& violations() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace oracle
