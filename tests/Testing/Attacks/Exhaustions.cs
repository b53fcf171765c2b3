using Forja.Sandboxes;

namespace Forja.Testing.Attacks;

/// <summary>Taking more than one may: processes, memory, processor, disk, descriptors; and staying after the end.</summary>
public static class Exhaustions
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("R1", "fork and thread bombs", """
            def bomb():
                born = []
                try:
                    while len(born) < 5000:
                        pid = os.fork()
                        if pid == 0:
                            signal.pause(); os._exit(0)
                        born.append(pid)
                except OSError: pass
                print('ready', flush=True)
                time.sleep(0.5)
                for pid in born: os.kill(pid, 9)
                for pid in born: os.waitpid(pid, 0)
                return len(born) > HOST['processes']
            attempt('fork', bomb)
            def threads():
                count = 0; done = threading.Event()
                try:
                    while count < 5000: threading.Thread(target=done.wait, daemon=True).start(); count += 1
                except RuntimeError: pass
                done.set()
                return count > HOST['processes']
            attempt('threads', threads)
            """) { Meanwhile = NeighbourAsync, TriesOutside = 1 },
        new("R2", "memory of every kind", """
            def touch(size):
                m = bytearray(size)
                for at in range(0, size, 4096): m[at] = 1
                return True
            attempt('heap', lambda: inside(lambda: touch(HOST['memory'] + (64 << 20))))
            def fill(folder, allowed):
                written = 0; names = []
                try:
                    while written <= allowed + (64 << 20):
                        names.append(f'{folder}/fill{len(names)}')
                        with open(names[-1], 'wb') as f:
                            for _ in range(16): written += f.write(b'x' * (1 << 20))
                except OSError: pass
                for name in names:
                    try: os.unlink(name)
                    except OSError: pass
                return written > allowed
            def cleaned(function):
                got = inside(function)
                for path in glob.glob('/tmp/fill*') + glob.glob('/dev/shm/fill*'): os.unlink(path)
                return got
            attempt('/tmp', lambda: cleaned(lambda: fill('/tmp', HOST['temporary'])))
            attempt('/dev/shm', lambda: cleaned(lambda: fill('/dev/shm', HOST['shared'])))
            attempt('/dev', lambda: cleaned(lambda: fill('/dev', 0)))
            def small(folder, most):
                made = 0
                try:
                    os.mkdir(folder + '/many')
                    while made <= most: os.close(os.open(f'{folder}/many/{made}', os.O_CREAT)); made += 1
                except OSError: pass
                subprocess.run(['rm', '-rf', folder + '/many'])
                return made > most
            attempt('files in /tmp', lambda: inside(lambda: small('/tmp', 100000)))
            attempt('files in /dev/shm', lambda: inside(lambda: small('/dev/shm', 100000)))
            def memfd():
                fd = os.memfd_create('m'); size = 0
                while size <= HOST['memory']: size += os.write(fd, b'x' * (1 << 20))
                return True
            attempt('memory file', lambda: inside(memfd))
            def shared():
                C.shmat.restype = ctypes.c_void_p
                size = HOST['memory'] + (64 << 20)
                segment = C.shmget(0, size, 0o1600)
                at = C.shmat(segment, None, 0)
                C.shmctl(segment, 0, None)
                ctypes.memset(at, 1, size)
                return True
            attempt('System V memory', lambda: inside(shared))
            attempt('locked', lambda: inside(lambda: C.mlockall(3) == 0 and touch(HOST['memory'])))
            """),
        new("R3", "all processors", """
            def spin():
                began = time.monotonic(); before = os.times(); born = []
                for _ in range(4):
                    pid = os.fork()
                    if pid == 0:
                        while time.monotonic() - began < 2: pass
                        os._exit(0)
                    born.append(pid)
                for pid in born: os.waitpid(pid, 0)
                after = os.times()
                used = after.children_user + after.children_system - before.children_user - before.children_system
                print('used', used, 'of', time.monotonic() - began)
                return used > HOST['cpus'] * (time.monotonic() - began) * 1.25
            attempt('busy loops', spin)
            """),
        new("R4", "files of any length", """
            for folder in ('/app', '/home/app', '/tmp'):
                def long():
                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    with open(folder + '/long', 'wb') as f: f.truncate(HOST['fileBytes'] + 1)
                    return True
                attempt('sparse file in ' + folder, lambda: inside(long))
                def far():
                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    fd = os.open(folder + '/far', os.O_CREAT | os.O_WRONLY)
                    return os.pwrite(fd, b'x', HOST['fileBytes'] + 1)
                attempt('write far out in ' + folder, lambda: inside(far))
                def reserve():
                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    os.posix_fallocate(os.open(folder + '/reserved', os.O_CREAT | os.O_WRONLY), 0, HOST['fileBytes'] + 1)
                    return True
                attempt('reserve in ' + folder, lambda: inside(reserve))
            attempt('the limit itself', lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1)) is None)
            attempt('core files', lambda: resource.getrlimit(resource.RLIMIT_CORE)[1] != 0)
            """),
        new("R6", "descriptors, watches, terminals, sockets", """
            def count(make, most):
                kept = []
                try:
                    while len(kept) <= most: kept.append(make())
                except OSError: pass
                return len(kept) > most
            attempt('files', lambda: inside(lambda: count(lambda: os.open('/dev/null', os.O_RDONLY), HOST['files'])))
            attempt('the limit itself', lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (HOST['files'] * 2, HOST['files'] * 2)) is None)
            def terminals():
                total = 0; born = []
                for _ in range(4):
                    r, w = os.pipe(); pid = os.fork()
                    if pid == 0:
                        kept = 0
                        try:
                            while kept < 2000: os.open('/dev/ptmx', os.O_RDWR | os.O_NOCTTY); kept += 1
                        except OSError: pass
                        os.write(w, struct.pack('I', kept)); signal.pause()
                    born.append(pid); total += struct.unpack('I', os.read(r, 4))[0]
                for pid in born: os.kill(pid, 9); os.waitpid(pid, 0)
                print('terminals', total)
                return total > 512
            attempt('terminals, which are the whole machine\'s', terminals)
            def watches():
                total = 0; born = []
                for _ in range(4):
                    r, w = os.pipe(); pid = os.fork()
                    if pid == 0:
                        kept = 0
                        while kept < 2000 and C.inotify_init() >= 0: kept += 1
                        os.write(w, struct.pack('I', kept)); signal.pause()
                    born.append(pid); total += struct.unpack('I', os.read(r, 4))[0]
                for pid in born: os.kill(pid, 9); os.waitpid(pid, 0)
                return total > 1024
            attempt('watches', watches)
            """),
        new("R10", "processes that stay", """
            def daemon(how):
                pid = os.fork()
                if pid: return os.waitpid(pid, 0) and None
                os.setsid()
                if os.fork(): os._exit(0)
                for number in range(1, 32):
                    try: signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError): pass
                if how == 'session': os.setsid() if os.getpid() != os.getsid(0) else None
                if how == 'zombies':
                    for _ in range(20):
                        if os.fork() == 0: os._exit(0)
                if how == 'stopped': os.kill(os.getpid(), signal.SIGSTOP)
                while True: time.sleep(60)
            for how in ('session', 'zombies', 'stopped', 'plain'): daemon(how); tried += 1
            """) { Afterwards = scene => scene.ProcessesOf(scene.Identity) },
    ];

    // While one sandbox is as full as it can be, another starts and works.
    private static async Task<IReadOnlyList<string>> NeighbourAsync(AttackScene scene, CancellationToken cancellationToken)
    {
        var spec = new SandboxSpec { Name = $"neighbour-{scene.Identity.Slot}", Identity = new SandboxIdentity(scene.Identity.Slot + 60_000) };
        var exit = await scene.Host.RunAsync(spec, SandboxCommand.Shell("echo fine"), null, cancellationToken);
        return exit.Succeeded ? [] : ["a neighbour could not start"];
    }
}
