#!lua name=aidhub_@VERSION@
-- All that writes to Redis in one step. The twin of commit is adapters/memory/byte_store.cpp: change both or neither.
-- Every function checks everything first and writes last, because an error half-way does not roll back. Keys are always
-- declared. Counters stay strings: a Lua number is a double.

local function refuse(what)
    return redis.error_reply('CORRUPT ' .. what)
end

-- HMGET in stretches: unpack is bounded.
local function fetch(key, names)
    local values = {}
    for first = 1, #names, 1000 do
        local last = math.min(first + 999, #names)
        local part = redis.call('HMGET', key, unpack(names, first, last))
        for i = 1, last - first + 1 do values[#values + 1] = part[i] end
    end
    return values
end

-- A counter of at most 18 digits, so that counting on never overflows; nil when it is something else.
local function counter(text)
    if not text then return '0' end
    if #text <= 18 and text:match('^%d+$') then return text end
    return nil
end

local function count(meta, field)
    redis.call('HINCRBY', meta, field, 1)
    return redis.call('HGET', meta, field)
end

-- The number of a stream's last entry, as text; nil when the stream is empty or absent.
local function last_of(stream)
    local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)
    return last[1] and last[1][1]:match('^(%d+)')
end

-- What an idempotency key was answered: offset, version, epoch, fingerprint and answer.
local function pack_served(offset, version, epoch, fingerprint, answer)
    return table.concat({offset, version, #epoch, #fingerprint, epoch .. fingerprint .. answer}, ':')
end

local function unpack_served(text)
    local offset, version, epoch_size, print_size, at = text:match('^(%d+):(%d+):(%d+):(%d+):()')
    if not at then return nil end
    local epoch_end, print_end = at + epoch_size, at + epoch_size + print_size
    return {offset, version, text:sub(at, epoch_end - 1), text:sub(epoch_end, print_end - 1), text:sub(print_end)}
end

local NOW, TRIM_BEFORE, TRIM_BATCH, KEY_SECONDS, SERVER, FRESH_EPOCH, BELL, SCOPE = 1, 2, 3, 4, 5, 6, 7, 8
local FINGERPRINT, ANSWER, AUDIT, READS, PUTS, ERASES, EVENTS, TIMERS, LISTS = 9, 10, 11, 12, 13, 14, 15, 16, 17

-- Where each list begins in the arguments; nil unless they are exactly as long as announced.
local function lists(args)
    local at = {reads = LISTS}
    at.puts = at.reads + 2 * args[READS]
    at.erases = at.puts + 2 * args[PUTS]
    at.events = at.erases + args[ERASES]
    at.timers = at.events + args[EVENTS]
    at.over = at.timers + 2 * args[TIMERS]
    if at.over ~= #args + 1 then return nil end
    for i = at.timers, at.over - 1, 2 do
        if args[i + 1] ~= '' and not tonumber(args[i + 1]) then return nil end
    end
    return at
end

-- True when a record is no longer as the decision read it.
local function is_stale(records, args, at)
    local names = {}
    for i = at.reads, at.puts - 1, 2 do names[#names + 1] = args[i] end
    local values = fetch(records, names)
    for i, value in ipairs(values) do
        local version = args[at.reads + 2 * i - 1]
        if value then
            if value:sub(1, #version + 1) ~= version .. ':' then return true end
        elseif version ~= '0' then
            return true
        end
    end
    return false
end

local function write_records(records, version, args, at)
    for i = at.puts, at.erases - 1, 2 do
        redis.call('HSET', records, args[i], version .. ':' .. args[i + 1])
    end
    for i = at.erases, at.events - 1 do redis.call('HDEL', records, args[i]) end
end

local function write_timers(timers, args, at)
    for i = at.timers, at.over - 1, 2 do
        if args[i + 1] == '' then
            redis.call('ZREM', timers, args[i])
        else
            redis.call('ZADD', timers, args[i + 1], args[i])
        end
    end
end

local function is_old(entry, before)
    return tonumber(entry[2][4]) < tonumber(before)
end

-- The oldest events go, a bounded number at a time, when they were written before `before`.
local function trim(log, before, batch)
    local first = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
    if not first or not is_old(first, before) then return end
    local old = {}
    for _, entry in ipairs(redis.call('XRANGE', log, '-', '+', 'COUNT', batch)) do
        if not is_old(entry, before) then break end
        old[#old + 1] = entry[1]
    end
    redis.call('XDEL', log, unpack(old))
end

local function write_log(log, meta, top, version, args, at)
    trim(log, args[TRIM_BEFORE], args[TRIM_BATCH])
    for i = at.events, at.timers - 1 do
        top = count(meta, 'top')
        redis.call('XADD', log, top .. '-0', 'v', version, 't', args[NOW], 'b', args[i])
    end
    return top
end

local function write_audit(audit, meta, head, version, entry)
    if entry == '' then return end
    local chain = redis.sha1hex((head or '') .. entry)
    redis.call('XADD', audit, version .. '-0', 'e', entry, 'c', chain)
    redis.call('HSET', meta, 'audit', chain)
end

local function ring(timers, top, args)
    local next_due = redis.call('ZRANGE', timers, 0, 0, 'WITHSCORES')[2] or '-'
    redis.call('PUBLISH', args[BELL], top .. ' ' .. next_due .. ' ' .. args[SCOPE])
end

-- KEYS: records, meta, timers, log, audit of the month, and the idempotency key when there is one.
-- Answers {outcome, offset, version, epoch, answer}.
local function commit(keys, args)
    local records, meta, timers, log, audit, key = unpack(keys)
    local at = lists(args)
    if not at then return redis.error_reply('ERR the arguments of commit are wrong') end

    local before = key and redis.call('GET', key)
    if before then
        local served = unpack_served(before)
        if not served then return refuse('idempotency key') end
        if served[4] ~= args[FINGERPRINT] then return {'key_reused', '0', '0', '', ''} end
        return {'repeated', served[1], served[2], served[3], served[5]}
    end
    if is_stale(records, args, at) then return {'stale', '0', '0', '', ''} end

    local scope = redis.call('HMGET', meta, 'commits', 'top', 'epoch', 'server', 'audit')
    local commits, top, epoch, server, head = counter(scope[1]), counter(scope[2]), scope[3], scope[4], scope[5]
    if not commits or not top then return refuse('counters') end
    if (last_of(log) or top) ~= top then return refuse('log') end
    if tonumber(last_of(audit) or 0) > tonumber(commits) then return refuse('audit') end
    redis.call('HLEN', records)  -- a key of another kind fails here, not half-way
    redis.call('ZCARD', timers)

    local version = count(meta, 'commits')
    if server ~= args[SERVER] then
        epoch = args[FRESH_EPOCH]
        redis.call('HSET', meta, 'epoch', epoch, 'server', args[SERVER])
    end
    write_records(records, version, args, at)
    write_timers(timers, args, at)
    top = write_log(log, meta, top, version, args, at)
    write_audit(audit, meta, head, version, args[AUDIT])
    if key then
        local served = pack_served(top, version, epoch, args[FINGERPRINT], args[ANSWER])
        redis.call('SET', key, served, 'EX', args[KEY_SECONDS])
    end
    ring(timers, top, args)
    return {'written', top, version, epoch, args[ANSWER]}
end

-- KEYS: records, and the idempotency key when there is one. ARGV: names.
-- Answers {fingerprint or nil, answer or nil, then "version:bytes" or nil for each name}.
local function load(keys, args)
    local answer = {false, false}
    local before = keys[2] and redis.call('GET', keys[2])
    if before then
        local served = unpack_served(before)
        if not served then return refuse('idempotency key') end
        answer = {served[4], served[5]}
    end
    for _, value in ipairs(fetch(keys[1], args)) do answer[#answer + 1] = value end
    return answer
end

-- KEYS: timers. ARGV: now, limit. Answers {when the next one is due or nil, then name, due, name, due ...}.
local function due(keys, args)
    local timers = redis.call('ZRANGEBYSCORE', keys[1], '-inf', args[1], 'WITHSCORES', 'LIMIT', 0, args[2])
    local next_one = redis.call('ZRANGE', keys[1], #timers / 2, #timers / 2, 'WITHSCORES')
    table.insert(timers, 1, next_one[2] or false)
    return timers
end

-- KEYS: log, meta. ARGV: after, limit. Answers {top, epoch, lowest or nil, then offset, version, bytes ...}.
local function events(keys, args)
    local scope = redis.call('HMGET', keys[2], 'top', 'epoch')
    local first = redis.call('XRANGE', keys[1], '-', '+', 'COUNT', 1)[1]
    local answer = {scope[1] or '0', scope[2] or '', first and first[1]:match('^(%d+)') or false}
    for _, entry in ipairs(redis.call('XRANGE', keys[1], '(' .. args[1] .. '-0', '+', 'COUNT', args[2]) or {}) do
        answer[#answer + 1] = entry[1]:match('^(%d+)')
        answer[#answer + 1] = entry[2][2]
        answer[#answer + 1] = entry[2][6]
    end
    return answer
end

-- KEYS: the set of all groups. ARGV: the group's id.
local function enlist(keys, args)
    return redis.call('SADD', keys[1], args[1])
end

-- KEYS: the mark, the shard's queue. ARGV: id, bytes, capacity, seconds that the mark is kept.
local function append(keys, args)
    if redis.call('EXISTS', keys[1]) == 1 then return 'duplicate' end
    if redis.call('XLEN', keys[2]) >= tonumber(args[3]) then return 'full' end
    redis.call('XADD', keys[2], '*', 'i', args[1], 'b', args[2])
    redis.call('SET', keys[1], '1', 'EX', args[4])
    return 'fresh'
end

-- KEYS: the shard's queue, its buried ones. ARGV: position, reason.
local function bury(keys, args)
    local entry = redis.call('XRANGE', keys[1], args[1], args[1])[1]
    redis.call('XLEN', keys[2])
    if not entry then return 0 end
    redis.call('XADD', keys[2], '*', 'i', entry[2][2], 'b', entry[2][4], 'r', args[2])
    return redis.call('XDEL', keys[1], args[1])
end

-- KEYS: the shard's claim, "until:node". ARGV: node, now, until.
local function claim(keys, args)
    local till, holder = (redis.call('GET', keys[1]) or '0:'):match('^(%-?%d+):(.*)$')
    if not till then return refuse('claim') end
    if holder ~= '' and holder ~= args[1] and tonumber(till) > tonumber(args[2]) then return 0 end
    redis.call('SET', keys[1], args[3] .. ':' .. args[1])
    return 1
end

local function register(name, callback, flags)
    redis.register_function{function_name = name .. '_@VERSION@', callback = callback, flags = flags}
end

register('commit', commit, {})
register('commit_when_full', commit, {'allow-oom'})
register('load', load, {'no-writes'})
register('due', due, {'no-writes'})
register('events', events, {'no-writes'})
register('enlist', enlist, {'allow-oom'})
register('append', append, {})
register('bury', bury, {'allow-oom'})
register('claim', claim, {'allow-oom'})
