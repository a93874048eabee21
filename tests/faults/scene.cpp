#include "tests/faults/scene.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace faults {

namespace {

// A line of /proc/NUMBER/status, proc(5), in kilobytes; 0 when the process is gone.
long memory_of(pid_t process, const std::string& line) {
    std::ifstream status{"/proc/" + std::to_string(process) + "/status"};
    for (std::string word; status >> word;) {
        long kilobytes = 0;
        if (word == line + ":" && status >> kilobytes) return kilobytes;
    }
    return 0;
}

std::vector<std::string> redis_arguments(const Setup& setup) {
    std::vector<std::string> all{"--appendonly",
                                 "yes",
                                 "--appendfsync",
                                 setup.durable ? "always" : "everysec",
                                 "--maxmemory-policy",
                                 "noeviction"};
    all.insert(all.end(), setup.redis_arguments.begin(), setup.redis_arguments.end());
    return all;
}

std::vector<std::string> launcher(const Setup& setup) {
    return setup.slow_disk ? SlowDisk::launcher() : std::vector<std::string>{};
}

void must_succeed(const support::Outcome& outcome) {
    if (outcome.code != 0) throw std::runtime_error("the command failed: " + outcome.err);
}

}  // namespace

void stay(milliseconds time) {
    std::this_thread::sleep_for(time);
}

Scene::Scene(const Setup& setup, std::uint64_t seed)
    : setup_{setup},
      port_{support::free_port()},
      redis_{std::make_unique<support::RedisServer>(
          redis_arguments(setup), folder_.path() / "redis.sock", launcher(setup))},
      gateway_{std::make_unique<Gateway>("127.0.0.1", seed)} {
    if (setup.slow_disk) disk_.emplace(redis_->folder());
    start_hub();
    add_group();
    look_afresh();
}

void Scene::look_afresh() {
    kept_.reset();
    kept_ = std::make_unique<support::Kept>(redis_->address(), data_.path());
}

support::Variables Scene::settings() const {
    return {{"AIDHUB_REDIS_ADDRESS", redis_->address()},
            {"AIDHUB_REDIS_ALLOW_DATA_LOSS", setup_.durable ? "false" : "true"},
            {"AIDHUB_REDIS_COMMAND_LIMIT_MS", "800"},
            {"AIDHUB_REDIS_CONNECT_LIMIT_MS", "2000"},
            {"AIDHUB_KANNEL_SENDSMS",
             "http://127.0.0.1:" + std::to_string(gateway_->port()) + Gateway::path},
            {"AIDHUB_KANNEL_USERNAME", Gateway::username},
            {"AIDHUB_KANNEL_PASSWORD", Gateway::password},
            {"AIDHUB_KANNEL_SECRET", Gateway::secret},
            {"AIDHUB_KANNEL_NUMBER", Gateway::hub_number},
            {"AIDHUB_KANNEL_REPORTS_TO", "http://127.0.0.1:" + port_},
            {"AIDHUB_DELIVERY_HAND_OVER_LIMIT_MS", "1500"},
            {"AIDHUB_DELIVERY_BEGIN_WITHIN_MS", "1000"},
            {"AIDHUB_DELIVERY_TAKE_OVER_AFTER_MS", "3500"},
            {"AIDHUB_DELIVERY_REPEAT_UNKNOWN_AFTER_MS", "1000"},
            {"AIDHUB_NEW_GROUP_QUIET_FROM_HOUR", "0"},
            {"AIDHUB_NEW_GROUP_QUIET_UNTIL_HOUR", "0"},
            {"AIDHUB_NEW_GROUP_DAILY_SEGMENTS", "1000000"}};
}

void Scene::start_hub() {
    hub_ = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", data_.path().string(), "--port", port_}, settings());
    gateway_->hub_at(hub_->url());
    memory_at_start_ = memory_of(hub_->process(), "VmRSS");
}

void Scene::kill_hub() {
    static_cast<void>(growth());
    hub_->kill();
}

void Scene::add_group() {
    const std::string data = data_.path().string();
    must_succeed(support::run_aidhub({"group",
                                      "add",
                                      "Hackney Helpers",
                                      "--area",
                                      "E8 3",
                                      "--hub-number",
                                      std::string{"sms:"} + Gateway::hub_number,
                                      "--data",
                                      data},
                                     settings()));
    const std::string sheet = (data_.path() / "volunteers.csv").string();
    std::ofstream file{sheet};
    file << "Name,Phone,Postcode,Needs\n";
    for (int n = 0; n < People::volunteers; ++n)
        file << "Helper " << n << ',' << People::volunteer(n) << ",E8 3,dog walking\n";
    file.close();
    must_succeed(support::run_aidhub({"volunteer", "import", sheet, "--data", data}, settings()));
}

void Scene::demand_redis(const std::string& command) const {
    const std::string reply = redis_->ask(command);
    if (!reply.starts_with("+OK")) throw std::runtime_error(command + ": " + reply);
}

long Scene::growth() {
    const long peak = memory_of(hub_->process(), "VmHWM");
    growth_ = std::max(growth_, peak - memory_at_start_);
    return growth_;
}

}  // namespace faults
