#pragma once

#include <string>
#include <vector>

namespace faults {

// A network of its own (a namespace), with a loopback. It ends with the object and the processes in
// it, however they end. Throws when that is not allowed here.
class Network {
public:
    Network();
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    // A cable to another network: our end has this name and address, theirs too.
    void cable(const Network& other,
               const std::string& name,
               const std::string& ours,
               const std::string& theirs) const;
    // Of what arrives by this cable. `rule` as nftables has it: "drop", "reject with tcp reset".
    void filter(const std::string& cable, const std::string& rule) const;
    void pass_all() const;
    std::string path() const;  // of the namespace, for other programs

private:
    friend class Inside;
    int handle_{-1};
};

// While it lives this thread is in the network, and so are the programs and threads that it starts
// and the sockets that it opens.
class Inside {
public:
    explicit Inside(const Network* network);  // none: where it is
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    int before_{-1};
};

// Hub, Redis and gateway each in a network of their own, cables between the hub and the others.
struct Networks {
    Networks();

    Network hub{};
    Network redis{};
    Network gateway{};

    static constexpr const char* to_redis = "to-redis";  // the cables' names, at both ends
    static constexpr const char* to_gateway = "to-gateway";
    static constexpr const char* redis_address = "10.77.1.2";
    static constexpr const char* gateway_address = "10.77.2.2";
    static constexpr const char* hub_address = "10.77.2.1";  // as the gateway reaches it
};

// Why networks cannot be made here; empty: they can.
std::string why_no_networks();

}  // namespace faults
