namespace Forja.Testing.Attacks;

/// <summary>Ways out and up: the host's files, the kernel's calls, more rights, the network.</summary>
public static class Escapes
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("S1", "the host's sockets, devices and folders", """
            for path in ['/var/run/docker.sock', '/run/docker.sock', '/run/containerd', '/run/crun', '/run/runc', '/run/systemd', '/run/dbus', '/run/user', '/dev/kvm', '/dev/vsock',
                         '/dev/vhost-vsock', '/dev/mem', '/dev/kmem', '/dev/port', '/dev/fuse', '/dev/loop0', '/dev/loop-control', '/dev/vda', '/dev/sda', '/dev/net/tun', '/dev/mapper',
                         '/dev/uinput', '/dev/userfaultfd', '/sys/kernel', '/sys/fs/cgroup', HOST['secret'], HOST['data'], '/var/lib/forja', '/root/.ssh', '/etc/shadow', '/home/app/.forja']:
                attempt(path, lambda: os.path.exists(path))
            for path in ['/proc/1/root', '/proc/1/cwd', '/proc/1/exe', '/proc/1/ns/mnt']: attempt(path, lambda: os.readlink(path))
            for path in ['/proc/1/environ', '/proc/1/mem', '/proc/1/maps', '/proc/kcore', '/proc/kallsyms', '/proc/keys', '/proc/sched_debug', '/proc/timer_list']:
                attempt(path, lambda: open(path, 'rb').read(64).strip())
            attempt('/proc/1/fd', lambda: os.listdir('/proc/1/fd'))
            usual = {'null', 'zero', 'full', 'random', 'urandom', 'tty'}
            for name in os.listdir('/dev'):
                mode = os.lstat('/dev/' + name).st_mode
                attempt('/dev/' + name, lambda: (stat.S_ISCHR(mode) or stat.S_ISBLK(mode)) and name not in usual)
            attempt('processes of others', lambda: [p for p in os.listdir('/proc') if p.isdigit() and int(p) > 200])
            attempt('kernel memory address', lambda: any(int(line.split()[0], 16) for line in open('/proc/kallsyms')))
            """),
        new("S2", "calls that only a machine's owner may make", """
            calls = dict(mount=165, umount2=166, pivot_root=155, chroot=161, unshare=272, setns=308, ptrace=101, process_vm_readv=310, process_vm_writev=311, kexec_load=246, kexec_file_load=320,
                init_module=175, finit_module=313, delete_module=176, bpf=321, perf_event_open=298, userfaultfd=323, keyctl=250, add_key=248, request_key=249, io_uring_setup=425, open_by_handle_at=304,
                name_to_handle_at=303, syslog=103, reboot=169, swapon=167, swapoff=168, settimeofday=164, clock_settime=227, adjtimex=159, sethostname=170, setdomainname=171, iopl=172, ioperm=173,
                quotactl=179, acct=163, fanotify_init=300, open_tree=428, move_mount=429, fsopen=430, fsconfig=431, fsmount=432, fspick=433, mount_setattr=442, pidfd_getfd=438, kcmp=312,
                move_pages=279, mbind=237, set_mempolicy=238, lookup_dcookie=212, nfsservctl=180, vhangup=153, modify_ldt=154, process_madvise=440, memfd_secret=447, cachestat=451, statmount=457, listmount=458)
            assert platform.machine() == 'x86_64', 'numbers of another machine'
            A = ctypes.create_string_buffer(4096)
            for name, number in calls.items():
                if name == 'reboot': continue
                attempt(name, lambda: inside(lambda: C.syscall(number, A, A, A, A, 0, 0) >= 0 or ctypes.get_errno() in (errno.EFAULT, errno.EBADF) and name in ('bpf', 'userfaultfd', 'io_uring_setup')))
            for name, flag in dict(user=0x10000000, mount=0x20000, pid=0x20000000, net=0x40000000, ipc=0x8000000, uts=0x4000000, cgroup=0x2000000, time=0x80).items():
                attempt('unshare ' + name, lambda: inside(lambda: C.unshare(flag) == 0))
                def clone():
                    pid = C.syscall(56, flag | 17, 0, 0, 0, 0)
                    if pid == 0: os._exit(0)
                    return pid > 0
                attempt('clone ' + name, lambda: inside(clone))
            args = struct.pack('8Q', 0x10000000, 0, 0, 0, 17, 0, 0, 0) + b'\0' * 24
            def clone3():
                pid = C.syscall(435, args, len(args))
                if pid == 0: os._exit(0)
                return pid > 0
            attempt('clone3 with a user namespace', lambda: inside(clone3))
            for number in (165, 272, 101): attempt(f'x32 call {number}', lambda: inside(lambda: C.syscall(0x40000000 | number, A, A, A, A, 0, 0) == 0))
            attempt('personality without random addresses', lambda: C.personality(0x0040000) != -1)
            attempt('attach to process 1', lambda: C.ptrace(16, 1, 0, 0) == 0)
            attempt('seize process 1', lambda: C.ptrace(0x4206, 1, 0, 0) == 0)
            for name, make in {'raw': lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1), 'raw6': lambda: socket.socket(socket.AF_INET6, socket.SOCK_RAW, 58),
                               'packet': lambda: socket.socket(17, socket.SOCK_RAW), 'vsock': lambda: socket.socket(40, socket.SOCK_STREAM), 'alg': lambda: socket.socket(38, socket.SOCK_SEQPACKET),
                               'bluetooth': lambda: socket.socket(31, socket.SOCK_RAW), 'netlink audit': lambda: socket.socket(16, socket.SOCK_RAW, 9),
                               'netlink netfilter': lambda: socket.socket(16, socket.SOCK_RAW, 12), 'rds': lambda: socket.socket(21, socket.SOCK_SEQPACKET), 'xdp': lambda: socket.socket(44, socket.SOCK_RAW),
                               'tipc': lambda: socket.socket(30, socket.SOCK_STREAM), 'can': lambda: socket.socket(29, socket.SOCK_RAW), 'key': lambda: socket.socket(15, socket.SOCK_RAW, 2)}.items():
                attempt('socket ' + name, make)
            """),
        new("S3", "more rights than one has", """
            attempt('uid 0', lambda: os.getuid() == 0 or os.geteuid() == 0)
            for name in ('setuid', 'setgid', 'seteuid', 'setegid'): attempt(name, lambda: inside(lambda: getattr(os, name)(0) is None))
            attempt('setgroups', lambda: os.setgroups([0]) is None)
            attempt('capabilities', lambda: [l for l in open('/proc/self/status') if l.startswith('Cap') and int(l.split()[1], 16)])
            attempt('ambient capability', lambda: C.prctl(47, 2, 21, 0, 0) == 0)
            attempt('no-new-privs off', lambda: C.prctl(38, 0, 0, 0, 0) == 0 and C.prctl(39, 0, 0, 0, 0) == 0)
            attempt('seccomp off', lambda: C.prctl(22, 0, 0, 0, 0) == 0)
            attempt('setuid honoured on /usr', lambda: not os.statvfs('/usr').f_flag & os.ST_NOSUID)
            # crun 1.8 forgets both for a folder that it mounts writable into a user namespace; what follows from that is tried below.
            for point in [l.split() for l in open('/proc/self/mountinfo') if ' /app ' not in l]:
                if point[4] != '/proc' and not point[4].startswith('/proc/'): attempt('setuid on ' + point[4], lambda: 'nosuid' not in point[5] and point[4] != '/' and os.path.isdir(point[4]))
                if point[4] in ('/home/app', '/tmp', '/usr'): attempt('devices on ' + point[4], lambda: 'nodev' not in point[5])
            for program in ('su -c id', 'sudo -n id', 'mount -t tmpfs none /mnt', 'newuidmap 1 0 0 1', 'pkexec id', 'chfn -f x'):
                attempt(program, lambda: subprocess.run(program.split(), stdin=subprocess.DEVNULL, capture_output=True, timeout=5).returncode == 0)
            def own_setuid():
                subprocess.run(['cp', '/usr/bin/id', '/app/id'], check=True); os.chmod('/app/id', 0o6755)
                return b'euid=0' in subprocess.run(['/app/id'], capture_output=True).stdout
            attempt('own setuid program', own_setuid)
            attempt('own device', lambda: os.mknod('/app/device', 0o666 | stat.S_IFCHR, os.makedev(1, 1)) is None)
            attempt('give a file away', lambda: os.chown('/app/note.txt', 0, 0) is None)
            attempt('file capability', lambda: os.setxattr('/app/note.txt', 'security.capability', struct.pack('<5I', 0x2000001, 0xffffffff, 0, 0, 0)) is None)
            attempt('safer from the memory killer', lambda: open('/proc/self/oom_score_adj', 'w').write('-1000') and open('/proc/self/oom_score_adj').read().strip() == '-1000')
            attempt('higher priority', lambda: C.setpriority(0, 0, -10) == 0)
            attempt('real-time', lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)) is None)
            attempt('locked memory without limit', lambda: resource.setrlimit(resource.RLIMIT_MEMLOCK, (-1, -1)) is None)
            """),
        new("S4", "the kernel's settings", """
            for folder, _, names in os.walk('/proc/sys'):
                for name in names:
                    path = os.path.join(folder, name)
                    attempt(path, lambda: os.close(os.open(path, os.O_WRONLY)) is None)
            for path in ['/proc/sysrq-trigger', '/proc/self/attr/current', '/proc/irq/default_smp_affinity', '/proc/acpi/wakeup', '/proc/scsi/scsi', '/proc/1/oom_score_adj', '/proc/self/uid_map',
                         '/proc/self/gid_map', '/proc/self/setgroups', '/sys/fs/cgroup/release_agent', '/sys/kernel/uevent_helper', '/sys/power/state', '/proc/latency_stats']:
                attempt(path, lambda: os.write(os.open(path, os.O_WRONLY), b'1\n'))
            attempt('own control group', lambda: os.mkdir('/sys/fs/cgroup/x') is None)
            for path in ['/x', '/usr/x', '/usr/bin/x', '/etc/x', '/etc/passwd', '/dev/x', '/run/x', '/run/forja/x', '/opt/x', '/lib/x', '/var/x', '/root/x', '/proc/x', '/mnt/x', '/srv/x', '/home/x', '/etc/ld.so.preload']:
                attempt('write ' + path, lambda: open(path, 'a') and True)
            for path in ['/', '/usr', '/etc', '/dev/null', '/usr/bin/python3', '/dev/pts/ptmx', '/proc/self/mem']: attempt('chmod ' + path, lambda: os.chmod(path, 0o777) is None)
            """),
        new("S5", "the runtime's own leftovers", """
            for fd in os.listdir('/proc/self/fd'):
                target = None
                try: target = os.readlink('/proc/self/fd/' + fd)
                except OSError: continue
                attempt(f'descriptor {fd} {target}', lambda: os.path.isdir('/proc/self/fd/' + fd) and not target.startswith('/proc/'))
                attempt(f'up from descriptor {fd}', lambda: os.path.exists(f'/proc/self/fd/{fd}/../../../../etc/shadow'))
            for fd in range(3, 64): attempt(f'host through descriptor {fd}', lambda: os.open('../../../../../..' + HOST['secret'], os.O_RDONLY, dir_fd=fd) >= 0)
            attempt('relative from the working folder', lambda: os.open('../../../../../../..' + HOST['secret'], os.O_RDONLY) >= 0)
            attempt('/dev/console', lambda: os.path.lexists('/dev/console') and os.stat('/dev/console').st_rdev)
            attempt('/dev/null is a null', lambda: os.stat('/dev/null').st_rdev != os.makedev(1, 3))
            for path in ('/proc/kcore', '/proc/sysrq-trigger', '/proc/timer_list', '/proc/keys'):
                attempt('mask of ' + path, lambda: os.path.islink(path) or open(path, 'rb').read(1))
            attempt('unmount a mask', lambda: C.umount2(b'/proc/kcore', 2) == 0)
            attempt('runtime program', lambda: os.open('/proc/1/exe', os.O_WRONLY) >= 0)
            mounts = open('/proc/self/mountinfo').read()
            attempt('names of the host in mounts', lambda: [l for l in mounts.splitlines() if l.split()[4] in ('/', '/proc', '/sys') and ' rw' in l.split(' - ')[0].split()[5] and l.split()[4] != '/proc'])
            """),
        new("S8", "the host and its network", """
            for family, address in [(socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1'), (socket.AF_INET, '169.254.169.254'), (socket.AF_INET, '10.0.2.2'), (socket.AF_INET, '172.17.0.1'),
                                    (socket.AF_INET, '192.168.0.1'), (socket.AF_INET6, 'fe80::1%lo'), (socket.AF_INET6, '::ffff:169.254.169.254'), (socket.AF_INET, '1.1.1.1'), (socket.AF_INET, '0.0.0.0')] + \
                                   [(socket.AF_INET6 if ':' in a else socket.AF_INET, a) for a in HOST['addresses']]:
                for port in (HOST['port'], 22, 53, 80, 2375, 5432, 6379, 7070):
                    def connect():
                        s = socket.socket(family, socket.SOCK_STREAM); s.settimeout(0.3)
                        return s.connect(socket.getaddrinfo(address, port, family)[0][4]) is None
                    attempt(f'{address} {port}', connect)
            def multicast():
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
                return s.sendto(b'\0' * 12, ('224.0.0.251', 5353))
            attempt('mDNS', multicast)
            attempt('DNS', lambda: socket.getaddrinfo('example.com', 80))
            attempt('UDP out', lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('1.1.1.1', 53)))
            attempt('abstract socket of the host', lambda: socket.socket(socket.AF_UNIX).connect('\0' + HOST['abstractName']) is None)
            attempt('a device but loopback', lambda: [n for _, n in socket.if_nameindex() if n != 'lo'])
            attempt('add an address', lambda: subprocess.run(['ip', 'addr', 'add', '10.9.9.9/24', 'dev', 'lo'], capture_output=True).returncode == 0)
            attempt('add a device', lambda: subprocess.run(['ip', 'link', 'add', 'x', 'type', 'dummy'], capture_output=True).returncode == 0)
            """),
        new("S10", "the agent's program", """
            path = '/run/forja/agent'
            before = hashlib.sha256(open(path, 'rb').read()).hexdigest() if os.access(path, os.R_OK) else None
            for flags in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_TRUNC): attempt(f'open {flags}', lambda: os.open(path, flags) >= 0)
            attempt('replace', lambda: os.rename('/app/note.txt', path) is None)
            attempt('remove', lambda: os.unlink(path) is None)
            attempt('chmod', lambda: os.chmod(path, 0o777) is None)
            attempt('through process 1', lambda: os.open('/proc/1/exe', os.O_RDWR) >= 0)
            attempt('its memory', lambda: open('/proc/1/mem', 'r+b') and True)
            for name in ('SIGKILL', 'SIGTERM', 'SIGINT', 'SIGSTOP', 'SIGSEGV', 'SIGABRT'):
                def deaf():
                    try: os.kill(1, getattr(signal, name))
                    except OSError: pass
                    return open('/proc/1/stat').read().split()[2] in 'TZX'
                attempt(name, deaf)
            attempt('another program now', lambda: before is not None and hashlib.sha256(open(path, 'rb').read()).hexdigest() != before)
            def second():
                s = socket.socket(socket.AF_UNIX); s.settimeout(0.5)
                for p in glob.glob('/run/**', recursive=True) + glob.glob('/tmp/**', recursive=True):
                    try: s.connect(p); return True
                    except OSError: pass
            attempt('speak to the host in its name', second)
            """),
    ];
}
