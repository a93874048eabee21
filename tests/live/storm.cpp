#include "tests/live/storm.hpp"

#include "tests/bench/open_files.hpp"
#include "tests/live/hamlet.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

namespace live_hub {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t connections_of_one = 10;
constexpr std::size_t others = 10;  // on each node
constexpr auto patience = 120s;

double since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double processor_seconds(const support::HubProcess& hub) {
    std::ifstream file("/proc/" + std::to_string(hub.process()) + "/stat");
    std::stringstream content;
    content << file.rdbuf();
    const std::string stat = content.str();
    std::istringstream fields(stat.substr(stat.rfind(')') + 2));
    std::string passed;
    constexpr int before_times = 11;
    for (int i = 0; i < before_times; ++i) fields >> passed;
    double user = 0;
    double kernel = 0;
    fields >> user >> kernel;
    return (user + kernel) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// Somebody who asks both nodes all the time whether they live.
class Doctor {
public:
    explicit Doctor(const end_to_end::TwoNodes& nodes) : nodes_(nodes) {}
    ~Doctor() {
        over_ = true;
        thread_.join();
    }
    Doctor(const Doctor&) = delete;
    Doctor& operator=(const Doctor&) = delete;

    std::atomic<std::size_t> unanswered{};
    std::atomic<double> longest{};

private:
    void ask() {
        while (!over_) {
            for (const auto* node : {nodes_.one.get(), nodes_.other.get()}) {
                const auto begin = Clock::now();
                try {
                    if (node->get("/healthz").status != 200) ++unanswered;
                } catch (const std::exception&) {
                    ++unanswered;
                }
                longest = std::max(longest.load(), since(begin));
            }
            std::this_thread::sleep_for(100ms);
        }
    }

    const end_to_end::TwoNodes& nodes_;
    std::atomic<bool> over_{};
    std::thread thread_{[this] { ask(); }};
};

class Storm {
public:
    Storm(std::size_t connections, std::chrono::milliseconds between) : between_(between) {
        figures.connections = connections;
        hamlet_.crowd.first_pause = 1s;
        hamlet_.crowd.longest_pause = 20s;
        hamlet_.let_in(2 * others, {hub::Role::coordinator});
        wait_for_all();
        for (Caller& caller : hamlet_.crowd.all()) spared_.push_back(&caller);
    }

    StormFigures figures{};

    void fill() {
        const std::size_t persons =
            (figures.connections + connections_of_one - 1) / connections_of_one;
        const auto all = hamlet_.insider.sign_in(persons, {hub::Role::volunteer});
        const auto begin = Clock::now();
        for (std::size_t i = 0; i < figures.connections; ++i) {
            Caller& caller = hamlet_.crowd.add(all[i / connections_of_one].cookie);
            cut_.push_back(&caller);
            hamlet_.crowd.send(caller, port_of(node()), window());
        }
        wait_for_all();
        figures.all_in = since(begin);
        figures.resident_before = resident_megabytes(node());
    }

    void rage() {
        const Doctor doctor{hamlet_.nodes};
        const std::size_t before = hamlet_.crowd.recovered();
        const double processor = processor_seconds(node());
        const auto begin = Clock::now();
        for (Caller* const caller : cut_) {
            caller->cut();
            hamlet_.crowd.send(*caller, caller->port, 500ms);
            caller->back_at += 500ms;
        }
        Clock::time_point next_event = begin;
        while (!all_back()) {
            if (since(begin) > std::chrono::duration<double>(patience).count())
                throw std::runtime_error("they do not all come back");
            if (Clock::now() >= next_event) next_event = event() + between_;
            hamlet_.crowd.turn();
            const bool half = hamlet_.crowd.members() >= spared_.size() + cut_.size() / 2;
            if (half && figures.half_back == 0) figures.half_back = since(begin);
        }
        wait_for_all();
        figures.all_back = since(begin);
        figures.processor = processor_seconds(node()) - processor;
        figures.resident_after = resident_megabytes(node());
        figures.recovered = hamlet_.crowd.recovered() - before;
        figures.afresh = hamlet_.crowd.afresh() - spared_.size() - cut_.size();
        figures.unanswered = doctor.unanswered;
        figures.longest_answer = doctor.longest;
        for (const Caller* const caller : spared_) {
            if (caller->goodbye() != 0) ++figures.lost_others;
        }
        const auto& wrong = hamlet_.crowd.chronicle().wrong;
        if (!wrong.empty()) figures.wrong = wrong.front();
    }

private:
    const support::HubProcess& node() const { return *hamlet_.nodes.one; }

    // So that a busy machine lets in two thousand in a second.
    std::chrono::milliseconds window() const {
        return std::chrono::milliseconds{figures.connections / 2};
    }
    bool all_back() const { return hamlet_.crowd.members() == spared_.size() + cut_.size(); }

    void wait_for_all() {
        const hub::Offset top = hamlet_.insider.log(0).top;
        if (!hamlet_.crowd.until([&] { return hamlet_.crowd.all_served(top); }, patience))
            throw std::runtime_error("they are not all let in");
    }

    // Until those who were spared have it.
    Clock::time_point event() {
        const auto begin = Clock::now();
        const hub::Offset offset = hamlet_.insider.happens();
        const bool told = hamlet_.crowd.until(
            [&] {
                return std::all_of(spared_.begin(), spared_.end(), [&](const Caller* caller) {
                    return caller->reader.known() >= offset;
                });
            },
            patience);
        if (!told) throw std::runtime_error("an event does not arrive");
        figures.longest_event = std::max(figures.longest_event, since(begin));
        return Clock::now();
    }

    Hamlet hamlet_{};
    std::chrono::milliseconds between_;
    std::vector<Caller*> spared_{};
    std::vector<Caller*> cut_{};
};

}  // namespace

StormFigures storm(std::size_t connections, std::chrono::milliseconds between) {
    bench::open_many_files();
    Storm storm{connections, between};
    storm.fill();
    storm.rage();
    return storm.figures;
}

}  // namespace live_hub
