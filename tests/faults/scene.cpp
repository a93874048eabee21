#include "tests/faults/scene.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <fstream>
#include <random>
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

std::vector<std::string> redis_arguments(const Setup& setup, const std::optional<SmallDisk>& disk) {
    std::vector<std::string> all{"--appendonly",
                                 "yes",
                                 "--appendfsync",
                                 setup.durable ? "always" : "everysec",
                                 "--maxmemory-policy",
                                 "noeviction"};
    if (disk) all.insert(all.end(), {"--dir", disk->folder().string()});
    if (setup.networks)
        all.insert(all.end(),
                   {"--bind", Networks::redis_address, "--port", "6379", "--protected-mode", "no"});
    all.insert(all.end(), setup.redis_arguments.begin(), setup.redis_arguments.end());
    return all;
}

std::vector<std::string> launcher(const Setup& setup) {
    return setup.slow_disk ? SlowDisk::launcher() : std::vector<std::string>{};
}

// Free now, and never given to an outgoing connection: the hub must get it again after its death.
std::string lasting_port() {
    constexpr unsigned least = 10'000;
    constexpr unsigned count = 20'000;  // ephemeral ports begin at 32768
    boost::asio::io_context loop;
    std::random_device dice;
    for (;;) {
        const unsigned port = least + dice() % count;
        boost::asio::ip::tcp::acceptor acceptor{loop};
        boost::system::error_code taken;
        acceptor.open(boost::asio::ip::tcp::v4());
        acceptor.bind({boost::asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)},
                      taken);
        if (!taken) return std::to_string(port);
    }
}

void must_succeed(const support::Outcome& outcome) {
    if (outcome.code != 0) throw std::runtime_error("the command failed: " + outcome.err);
}

}  // namespace

void stay(milliseconds time) {
    std::this_thread::sleep_for(time);
}

Scene::Scene(const Setup& setup, std::uint64_t seed) : setup_{setup}, port_{lasting_port()} {
    if (setup.small_disk) small_disk_.emplace(folder_.path() / "disk");
    if (setup.networks) networks_.emplace();
    {
        const Inside inside{network(&Networks::redis)};
        redis_ = std::make_unique<support::RedisServer>(
            redis_arguments(setup, small_disk_), folder_.path() / "redis.sock", launcher(setup));
    }
    if (setup.slow_disk) slow_disk_.emplace(redis_->folder());
    start_carrier(seed);
    if (setup.proxies) start_proxies(seed);
    start_hub();
    add_group();
    look_afresh();
}

void Scene::start_carrier(std::uint64_t seed) {
    if (setup_.kannel) {
        kannel_ = std::make_unique<KannelCarrier>(seed);
        return;
    }
    const Inside inside{network(&Networks::gateway)};
    gateway_ =
        std::make_unique<Gateway>(setup_.networks ? Networks::gateway_address : "127.0.0.1", seed);
}

void Scene::start_proxies(std::uint64_t seed) {
    const std::string here = "tcp://127.0.0.1:";
    to_redis_.emplace(redis_->address(), seed);
    to_gateway_.emplace(here + std::to_string(gateway_->port()), seed + 1);
    to_hub_.emplace(here + port_, seed + 2);
}

void Scene::look_afresh() {
    kept_.reset();
    kept_ = std::make_unique<support::Kept>(redis_->address(), data_.path());
}

std::string Scene::redis_for_hub() const {
    if (setup_.networks) return std::string{"tcp://"} + Networks::redis_address + ":6379";
    if (to_redis_) return "tcp://127.0.0.1:" + std::to_string(to_redis_->port());
    return redis_->address();
}

std::string Scene::sendsms() const {
    const std::string host = setup_.networks ? Networks::gateway_address : "127.0.0.1";
    const auto its_own = kannel_ ? kannel_->port() : gateway_->port();
    const auto port = to_gateway_ ? to_gateway_->port() : its_own;
    return "http://" + host + ":" + std::to_string(port) + Carrier::path;
}

// Where delivery reports go: through the carrier, when that is Kannel.
std::string Scene::reports_to() const {
    if (kannel_) return "http://127.0.0.1:" + std::to_string(kannel_->port());
    return hub_for_gateway();
}

std::string Scene::hub_for_gateway() const {
    const std::string host = setup_.networks ? Networks::hub_address : "127.0.0.1";
    return "http://" + host + ":" + (to_hub_ ? std::to_string(to_hub_->port()) : port_);
}

support::Variables Scene::settings() const {
    return {{"AIDHUB_HTTP_ADDRESS", setup_.networks ? "0.0.0.0" : "127.0.0.1"},
            {"AIDHUB_REDIS_ADDRESS", redis_for_hub()},
            {"AIDHUB_REDIS_ALLOW_DATA_LOSS", setup_.durable ? "false" : "true"},
            {"AIDHUB_REDIS_COMMAND_LIMIT_MS", "800"},
            {"AIDHUB_REDIS_CONNECT_LIMIT_MS", "2000"},
            {"AIDHUB_KANNEL_SENDSMS", sendsms()},
            {"AIDHUB_KANNEL_USERNAME", Carrier::username},
            {"AIDHUB_KANNEL_PASSWORD", kannel_ ? support::Kannel::password : Gateway::password},
            {"AIDHUB_KANNEL_SECRET", kannel_ ? support::Kannel::secret : Gateway::secret},
            {"AIDHUB_KANNEL_NUMBER", Carrier::hub_number},
            {"AIDHUB_KANNEL_REPORTS_TO", reports_to()},
            {"AIDHUB_DELIVERY_HAND_OVER_LIMIT_MS", "1500"},
            {"AIDHUB_DELIVERY_BEGIN_WITHIN_MS", "1000"},
            {"AIDHUB_DELIVERY_TAKE_OVER_AFTER_MS", "3500"},
            {"AIDHUB_DELIVERY_REPEAT_UNKNOWN_AFTER_MS", "1000"},
            {"AIDHUB_NEW_GROUP_QUIET_FROM_HOUR", "0"},
            {"AIDHUB_NEW_GROUP_QUIET_UNTIL_HOUR", "0"},
            {"AIDHUB_NEW_GROUP_DAILY_SEGMENTS", "1000000"}};
}

void Scene::start_hub() {
    const Inside inside{network(&Networks::hub)};
    hub_ = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", data_.path().string(), "--port", port_}, settings());
    carrier().hub_at(hub_for_gateway());
    memory_at_start_ = memory_of(hub_->process(), "VmRSS");
}

void Scene::start_redis() {
    const Inside inside{network(&Networks::redis)};
    redis_->start();
}

double Scene::hub_metric(const std::string& name, const std::string& label) {
    const Inside inside{network(&Networks::hub)};
    return hub_->metric(name, label);
}

void Scene::kill_hub() {
    static_cast<void>(growth());
    hub_->kill();
}

void Scene::add_group() {
    const Inside inside{network(&Networks::hub)};
    const std::string data = data_.path().string();
    must_succeed(support::run_aidhub({"group",
                                      "add",
                                      "Hackney Helpers",
                                      "--area",
                                      "E8 3",
                                      "--hub-number",
                                      std::string{"sms:"} + Carrier::hub_number,
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
