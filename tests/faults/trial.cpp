#include "tests/faults/trial.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <stdexcept>

namespace faults {

namespace {

using std::chrono::steady_clock;

constexpr milliseconds between_residents{250};
constexpr std::chrono::seconds rest_limit{120};
constexpr std::chrono::seconds ahead{60};

milliseconds rounded(steady_clock::duration time) {
    return std::chrono::duration_cast<milliseconds>(time);
}

class Trying {
public:
    Trying(const Nemesis& nemesis, const Measure& measure)
        : nemesis_{nemesis},
          measure_{measure},
          dice_{measure.seed},
          scene_{nemesis.setup, dice_.seed()} {}

    void round() {
        const Time begin = steady_clock::now();
        const Time strike = begin + dice_.between(milliseconds{300}, measure_.load / 2);
        load_until(strike);
        struck_.push_back(steady_clock::now());
        nemesis_.strike(scene_, dice_);
        load_until(steady_clock::now() + dice_.between(nemesis_.least, nemesis_.most));
        nemesis_.heal(scene_);
        healed_.push_back(steady_clock::now());
        load_until(std::max(begin + measure_.load, steady_clock::now() + milliseconds{500}));
        come_to_rest();
    }

    Trial result() {
        Trial trial;
        const Ledger ledger = scene_.carrier().ledger();
        scene_.look_afresh();
        trial.verdict = judge(ledger, scene_.kept());
        trial.verdict.unknown +=
            static_cast<std::size_t>(scene_.hub_metric("aidhub_hand_overs_total", "\"unknown\""));
        trial.growth = scene_.growth();
        for (std::size_t i = 0; i < struck_.size(); ++i) {
            for (const Call& call : ledger.calls) {
                const bool during = call.begun >= struck_[i] && call.begun < healed_[i];
                if (during && call.status == 503)
                    trial.refusals.push_back(rounded(call.ended - call.begun));
            }
            trial.recoveries.push_back(noticed(ledger, healed_[i]));
        }
        return trial;
    }

    std::string hub_log() { return scene_.hub().log(); }

private:
    void load_until(Time end) {
        while (steady_clock::now() < end) {
            if (steady_clock::now() >= next_resident_) {
                scene_.carrier().somebody_asks();
                next_resident_ = steady_clock::now() + between_residents;
            }
            support::a_moment();
        }
    }

    // Twice, since what the store makes of the last text may make somebody write.
    void come_to_rest() {
        scene_.look_afresh();
        const auto rests = [this] {
            const std::size_t before = scene_.carrier().ledger().hand_overs.size();
            return scene_.carrier().under_way() == 0 && scene_.kept().at_rest(ahead) &&
                   scene_.carrier().under_way() == 0 &&
                   scene_.carrier().ledger().hand_overs.size() == before;
        };
        if (!support::comes_true(rests, rest_limit))
            throw std::runtime_error(
                "it does not come to rest: " + std::to_string(scene_.carrier().under_way()) +
                " texts and reports under way, " + std::to_string(scene_.kept().waiting()) +
                " in the inbox");
    }

    milliseconds noticed(const Ledger& ledger, Time healed) const {
        Time first = Time::max();
        if (nemesis_.noticed == Nemesis::Noticed::by_texts) {
            for (const Call& call : ledger.calls) {
                if (call.status == 200 && call.ended >= healed) first = std::min(first, call.ended);
            }
        } else {
            for (const HandOver& one : ledger.hand_overs) {
                if (one.taken && one.at >= healed) first = std::min(first, one.at);
            }
        }
        return first == Time::max() ? latest_recovery * 2 : rounded(first - healed);
    }

    const Nemesis& nemesis_;
    Measure measure_;
    Dice dice_;
    Scene scene_;
    Time next_resident_{};
    std::vector<Time> struck_{};
    std::vector<Time> healed_{};
};

void check_clocks(Trial& trial) {
    auto& problems = trial.verdict.problems;
    if (worst(trial.refusals) > latest_refusal)
        problems.push_back(fmt::format("a 503 took {} ms", worst(trial.refusals).count()));
    if (worst(trial.recoveries) > latest_recovery)
        problems.push_back(fmt::format("recovering took {} ms", worst(trial.recoveries).count()));
    if (trial.growth > most_growth)
        problems.push_back(fmt::format("the hub grew by {} kB", trial.growth));
}

Trial tried(const Nemesis& nemesis, const Measure& measure) {
    Trying trying{nemesis, measure};
    std::string failure;
    int rounds = 0;
    try {
        for (; rounds < measure.rounds; ++rounds) trying.round();
    } catch (const std::exception& problem) {
        failure = problem.what();
    }
    Trial trial = trying.result();
    trial.rounds = rounds;
    check_clocks(trial);
    auto& problems = trial.verdict.problems;
    if (!failure.empty()) problems.insert(problems.begin(), failure);
    if (!problems.empty()) trial.hub_log = trying.hub_log();
    return trial;
}

}  // namespace

Trial try_out(const Nemesis& nemesis, const Measure& measure) {
    const Time begin = steady_clock::now();
    spdlog::set_level(spdlog::level::off);  // what is served here is no hub
    Trial trial;
    try {
        const std::string missing = nemesis.missing ? nemesis.missing() : std::string{};
        if (missing.empty()) trial = tried(nemesis, measure);
        trial.not_run = missing;
    } catch (const std::exception& failure) {
        trial.verdict.problems.emplace_back(failure.what());
    }
    trial.name = nemesis.name;
    trial.took = std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - begin);
    return trial;
}

milliseconds median(std::vector<milliseconds> times) {
    if (times.empty()) return milliseconds{0};
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

milliseconds worst(const std::vector<milliseconds>& times) {
    return times.empty() ? milliseconds{0} : *std::max_element(times.begin(), times.end());
}

std::string head() {
    return fmt::format(
        "{:<22}{:>7}{:>7}{:>9}{:>10}{:>6}{:>8}{:>7}{:>5}{:>6}  {:<12}  {:<14}{:>8}{:>6}",
        "nemesis",
        "rounds",
        "acked",
        "requests",
        "handovers",
        "dups",
        "unknown",
        "late",
        "lost",
        "503s",
        "503 after ms",
        "recovered ms",
        "RSS +kB",
        "s");
}

std::string line(const Trial& trial) {
    if (!trial.not_run.empty()) return fmt::format("{:<22} not run: {}", trial.name, trial.not_run);
    const Verdict& verdict = trial.verdict;
    const auto pair = [](const std::vector<milliseconds>& times) {
        return times.empty() ? std::string{"-"}
                             : fmt::format("{} / {}", median(times).count(), worst(times).count());
    };
    return fmt::format(
        "{:<22}{:>7}{:>7}{:>9}{:>10}{:>6}{:>8}{:>7}{:>5}{:>6}  {:<12}  {:<14}{:>8}{:>6}",
        trial.name,
        trial.rounds,
        verdict.acknowledged,
        verdict.requests,
        verdict.hand_overs,
        verdict.duplicates,
        verdict.unknown,
        verdict.after_stop,
        verdict.lost,
        trial.refusals.size(),
        pair(trial.refusals),
        pair(trial.recoveries),
        trial.growth,
        trial.took.count());
}

}  // namespace faults
