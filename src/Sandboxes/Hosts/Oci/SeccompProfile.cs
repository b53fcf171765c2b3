using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>
/// The system calls that programs inside may make. Everything not named answers "no such call", so that the C library falls back (clone3 to clone). Not named on
/// purpose: mounts, other namespaces, ptrace and its kin, bpf, perf, userfaultfd, keys, io_uring, modules, kexec, clocks, handles that open files by number.
/// </summary>
internal static class SeccompProfile
{
    private const int NoSuchCall = 38;

    // CLONE_NEWNS | NEWCGROUP | NEWUTS | NEWIPC | NEWUSER | NEWPID | NEWNET, and NEWTIME.
    private const long NamespaceFlags = 0x7E020080;

    private const string Plain = """
        accept accept4 access alarm arch_prctl bind brk capget capset chdir chmod chown clock_getres clock_gettime clock_nanosleep close close_range connect
        copy_file_range creat dup dup2 dup3 epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 execve execveat exit exit_group
        faccessat faccessat2 fadvise64 fallocate fchdir fchmod fchmodat fchmodat2 fchown fchownat fcntl fdatasync fgetxattr flistxattr flock fork fremovexattr fsetxattr
        fstat fstatfs fsync ftruncate futex futex_waitv futex_wait futex_wake futex_requeue futimesat getcpu getcwd getdents getdents64 getegid geteuid getgid getgroups getitimer getpeername
        getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getrlimit get_robust_list getrusage getsid getsockname getsockopt get_thread_area
        gettid gettimeofday getuid getxattr inotify_add_watch inotify_init inotify_init1 inotify_rm_watch ioctl ioprio_get ioprio_set kill landlock_add_rule
        landlock_create_ruleset landlock_restrict_self lchown lgetxattr link linkat listen listxattr llistxattr lremovexattr lseek lsetxattr lstat madvise map_shadow_stack membarrier memfd_create
        mincore mkdir mkdirat mknod mknodat mlock mlock2 mlockall mmap mprotect mremap mseal msync munlock munlockall munmap nanosleep newfstatat open openat openat2
        pause pidfd_open pidfd_send_signal pipe pipe2 pkey_alloc pkey_free pkey_mprotect poll ppoll prctl pread64 preadv preadv2 prlimit64 pselect6 pwrite64 pwritev pwritev2 read
        readahead readlink readlinkat readv recvfrom recvmmsg recvmsg remap_file_pages removexattr rename renameat renameat2 restart_syscall rmdir rseq
        rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_tgsigqueueinfo sched_getaffinity sched_getattr sched_getparam
        sched_get_priority_max sched_get_priority_min sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setattr sched_setparam sched_setscheduler
        sched_yield select semctl semget semop semtimedop sendfile sendmmsg sendmsg sendto setfsgid setfsuid setgid setgroups setitimer setpgid setpriority setregid
        setresgid setresuid setreuid setrlimit set_robust_list setsid setsockopt set_thread_area set_tid_address setuid setxattr shmat shmctl shmdt shmget shutdown sigaltstack
        signalfd signalfd4 socketpair splice stat statfs statx symlink symlinkat sync sync_file_range syncfs sysinfo tee tgkill time timer_create
        timer_delete timer_getoverrun timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime times tkill truncate umask uname unlink unlinkat utime
        utimensat utimes vfork vmsplice wait4 waitid waitpid write writev
        """;

    /// <summary>
    /// For engines that do not know <c>defaultErrnoRet</c> (Docker before 23): they answer "not permitted" to everything unnamed, and the C library then makes no thread,
    /// because it asks for clone3 first. They do know a rule's own answer.
    /// </summary>
    public static JsonObject BuildForDocker()
    {
        var profile = Build();
        profile["syscalls"]!.AsArray().Add(new JsonObject { ["names"] = Texts(["clone3"]), ["action"] = "SCMP_ACT_ERRNO", ["errnoRet"] = NoSuchCall });
        return profile;
    }

    public static JsonObject Build() => new()
    {
        ["defaultAction"] = "SCMP_ACT_ERRNO",
        ["defaultErrnoRet"] = NoSuchCall,
        ["architectures"] = new JsonArray(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "SCMP_ARCH_AARCH64" : "SCMP_ARCH_X86_64"),
        ["syscalls"] = new JsonArray(
            Allow(Plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Allow(["clone"], (0, "SCMP_CMP_MASKED_EQ", NamespaceFlags, 0)),
            Allow(["personality"], (0, "SCMP_CMP_EQ", 0, null)),
            Allow(["personality"], (0, "SCMP_CMP_EQ", 0xFFFFFFFF, null)),
            // unix, inet, inet6; netlink for routes alone (libraries list addresses by it). Above all not vsock, which leads out of a virtual machine.
            Allow(["socket"], (0, "SCMP_CMP_EQ", 1, null)),
            Allow(["socket"], (0, "SCMP_CMP_EQ", 2, null)),
            Allow(["socket"], (0, "SCMP_CMP_EQ", 10, null)),
            Allow(["socket"], (0, "SCMP_CMP_EQ", 16, null), (2, "SCMP_CMP_EQ", 0, null))),
    };

    private static JsonObject Allow(string[] names, params (int Index, string Operator, long Value, long? Second)[] conditions)
    {
        var rule = new JsonObject { ["names"] = Texts(names), ["action"] = "SCMP_ACT_ALLOW" };
        if (conditions.Length > 0)
        {
            rule["args"] = new JsonArray([.. conditions.Select(condition => new JsonObject
            {
                ["index"] = condition.Index,
                ["op"] = condition.Operator,
                ["value"] = condition.Value,
                ["valueTwo"] = condition.Second ?? 0,
            })]);
        }

        return rule;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
