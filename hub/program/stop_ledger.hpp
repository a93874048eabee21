#pragma once

#include "hub/ports/stop_ledger.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace program {

// The ledger as a file: a line per STOP ("0123abcd..."), a line with a minus per START, and a line
// with an equals sign for the server that knows all that stands above it. Only hashes of addresses,
// which say nothing without the key file. Each line is synced before the call returns; a line that
// a crash tore is ended, and passed over when read.
class StopLedger final : public hub::StopLedger {
public:
    // Makes the file (0600) when there is none. Throws std::system_error when it cannot be opened.
    explicit StopLedger(const std::filesystem::path& file);
    ~StopLedger() override;
    StopLedger(const StopLedger&) = delete;
    StopLedger& operator=(const StopLedger&) = delete;

    void stopped(const hub::AddressKey& address) override;
    void started(const hub::AddressKey& address) override;
    bool is_stopped(const hub::AddressKey& address) const override {
        return stopped_.contains(address);
    }
    std::set<hub::AddressKey> all() const override { return stopped_; }

    // The server (its replication id) that was last told of every STOP. While it runs on it forgets
    // none, and a START that another node heard stands in it: only another server needs telling.
    // Empty: none was.
    const std::string& told() const { return told_; }
    void told(const std::string& server);

    // What a ledger's text says, applied to `stopped`: of an address's lines the last one counts.
    // Others are passed over.
    static void read(std::string_view text, std::set<hub::AddressKey>& stopped);
    static std::string server_in(std::string_view text);

private:
    void append(std::string_view line) const;

    int file_{-1};
    std::set<hub::AddressKey> stopped_;
    std::string told_;
};

}  // namespace program
