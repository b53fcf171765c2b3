// Generated from openapi.json by `npm run types`. Do not edit.

export interface paths {
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProjectUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/promises/{promise}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["DropPromise"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["WatchProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["WatchProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/versions/{number}/screenshots/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetScreenshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListProjects"];
        put?: never;
        post: operations["CreateProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImportProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/fork": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ForkProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProject"];
        put?: never;
        post?: never;
        delete: operations["DeleteProject"];
        options?: never;
        head?: never;
        patch: operations["UpdateProject"];
        trace?: never;
    };
    "/api/projects/{id}/preview-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetPreviewLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListTurns"];
        put?: never;
        post: operations["StartTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/turns/{turn}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StopTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/queue/{queued}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["CancelQueued"];
        options?: never;
        head?: never;
        patch: operations["ChangeQueued"];
        trace?: never;
    };
    "/api/projects/{id}/queue/{queued}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StartQueued"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/runtime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRuntime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/browser/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBrowserSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/browser/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBrowserPackages"];
        put?: never;
        post: operations["AddBrowserPackages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/browser/packages/{set}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBrowserPackageExports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/browser/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutBrowserSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/browser/modules/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutBrowserModule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ProbeModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/improve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImprovePrompt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/starters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StarterList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TreeDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/files/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                    path: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put: {
            parameters: {
                query?: {
                    merge?: boolean;
                };
                header?: never;
                path: {
                    id: string;
                    path: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": string;
                    "*/*": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedDto"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedDto"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    path: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedDto"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedDto"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/files-rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RenameDto"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedDto"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedDto"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VersionsDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VersionDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/versions/{number}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: number;
                };
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiffDto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/versions/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VersionInfo"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/versions/{number}/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["MarkVersion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/versions/{number}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UndoVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/blame/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BlameFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: string;
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetLocks"];
        put: operations["SetLocks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSandbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/sandbox/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StartSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/sandbox/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StopSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/sandbox/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RestartSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/sandbox/exec": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ExecInSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/sandbox/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSandboxProcesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/sandbox/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSandboxLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/recipe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRecipe"];
        put: operations["PutRecipe"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/container-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AddContainerFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/terminals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListTerminals"];
        put?: never;
        post: operations["OpenTerminal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/terminals/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["CloseTerminal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/egress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetEgress"];
        put: operations["PutEgress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/egress/allow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AllowEgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetServices"];
        put?: never;
        post: operations["AddService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["RemoveService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StartService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MakeSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}/snapshots/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RestoreSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}/snapshots/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["DeleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}/tables/{schema}/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/services/{kind}/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["QueryService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSecret"];
        put: operations["PutSecret"];
        post?: never;
        delete: operations["DeleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/variables/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutVariable"];
        post?: never;
        delete: operations["DeleteVariable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetShares"];
        put?: never;
        post: operations["CreateShare"];
        delete: operations["RevokeShares"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/shares/{share}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["RevokeShare"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandboxes/pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetPool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A rule of accessibility that a page breaks, and how often. */
        AccessibilityIssue: {
            rule: string;
            impact: string;
            /** Format: int32 */
            count: number;
            help: string;
        };
        /** @description Packages to add, by name. */
        AddPackagesRequest: {
            add: string[];
        };
        AllowBody: {
            domain: string;
        };
        /** @description Something beside a text; Data is base64, and left out where a turn is only told of. */
        AttachmentDto: {
            name: string;
            type: string;
            /** Format: byte */
            data: null | string;
        };
        /** @description Who wrote each line of a file: stretches of lines, and the versions that they name. The hash is of the content that the lines are counted in. */
        BlameDto: {
            hash: components["schemas"]["ContentHash"];
            lines: components["schemas"]["BlamedLines"][];
            versions: components["schemas"]["VersionInfo"][];
        };
        /** @description A stretch of lines, counted from 1, that one version wrote. */
        BlamedLines: {
            /** Format: int32 */
            start: number;
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            version: number;
        };
        /** @description A project's packages for its page. */
        BrowserPackagesDto: {
            /** @description ready, building or failed. */
            state: string;
            /** @description The set's name, when it is ready. */
            set: null | string;
            /** @description Where its modules are, on the preview's host. */
            base: null | string;
            /** @description Import → module, relative to the base. */
            entries: {
                [key: string]: string;
            };
            /** @description Icon packs: each of their exports has a module of its own. */
            packs: string[];
            /** @description Imported, but not asked for by the project. */
            missing: string[];
            /** @description Imports that could not be bundled, and why. */
            unusable: {
                [key: string]: string;
            };
            error: null | components["schemas"]["BrowserPackagesError"];
        };
        /** @description A stable code, and the end of what was printed. */
        BrowserPackagesError: {
            code: string;
            detail: null | string;
        };
        /** @description What changes about a waiting message; what is left out stays. Position counts from 0. */
        ChangeQueuedRequest: {
            text: null | string;
            mode: null | components["schemas"]["TurnMode"];
            model: null | string;
            /** Format: int32 */
            position: null | number;
        };
        /** @description One thing that was looked at after a turn: its name (a key that the UI translates), how it came out, and what was seen. */
        Check: {
            name: string;
            status: components["schemas"]["CheckStatus"];
            detail: null | string;
            /** Format: int64 */
            durationMs: number;
        };
        /**
         * @description How a check came out.
         * @enum {unknown}
         */
        CheckStatus: "running" | "passed" | "failed" | "skipped" | "warned";
        /** @description What came of asking for the files with which Docker runs a project. */
        ContainerFilesAnswer: {
            /** @description Paths of the files that are new. */
            added: string[];
            /** @description Paths of those that were there before and are as they were. */
            kept: string[];
            /** @description Whether the app is started by `docker compose`: it has several programs, or a database. */
            composed: boolean;
        };
        /** @description Names content by what it is: SHA-256 in lower-case hexadecimal. Two equal contents are stored once. */
        ContentHash: string;
        /** @description What a person wants built. */
        CreateProjectRequest: {
            /** @description The app, in a person's words. */
            prompt: string;
            /** @description The project's name; from the prompt when it is left out. */
            name?: null | string;
            /** @description The model to ask; `starter` asks none. */
            model?: null | string;
            /** @description auto, browser, sandbox or docker. */
            runtime?: null | string;
            mode?: null | components["schemas"]["TurnMode"];
            /** @description Pictures and text files beside the prompt. */
            attachments?: null | components["schemas"]["AttachmentDto"][];
            /** @description The starter to begin with; chosen by the prompt when it is left out. */
            starter?: null | string;
            /** @description The language that the person reads, such as `pt-BR`. */
            language?: null | string;
        };
        DataColumn: {
            name: string;
            type: string;
            /** @default false */
            isKey: boolean;
        };
        DataRows: {
            columns: components["schemas"]["DataColumn"][];
            rows: string[][];
            more: boolean;
            /** Format: int64 */
            affected: null | number;
            /** Format: int64 */
            milliseconds: number;
        };
        DataTable: {
            schema: string;
            name: string;
            kind: string;
            /** Format: int64 */
            rows: null | number;
        };
        /** @description What differs between two versions. */
        DiffDto: {
            /** Format: int32 */
            from: number;
            /** Format: int32 */
            to: number;
            files: components["schemas"]["FileDiffDto"][];
        };
        /** @description A place where two texts differ, with some equal lines around it. Lines count from 1, as in unified diffs. */
        DiffHunk: {
            /** Format: int32 */
            oldStart: number;
            /** Format: int32 */
            oldLines: number;
            /** Format: int32 */
            newStart: number;
            /** Format: int32 */
            newLines: number;
            lines: components["schemas"]["DiffLine"][];
        };
        /** @description A line of a diff, without its line end. */
        DiffLine: {
            kind: components["schemas"]["DiffLineKind"];
            text: string;
        };
        /**
         * @description What a line of a diff is.
         * @enum {unknown}
         */
        DiffLineKind: "same" | "removed" | "added";
        EgressAnswer: {
            domains: string[];
            attempts: components["schemas"]["EgressAttempt"][];
        };
        EgressAttempt: {
            /** Format: int64 */
            n: number;
            /** Format: date-time */
            at: string;
            host: string;
            /** Format: int32 */
            port: number;
            allowed: boolean;
            code: null | string;
        };
        EgressBody: {
            domains: string[];
        };
        EntityTagHeaderValue: {
            tag?: components["schemas"]["StringSegment"];
            isWeak?: boolean;
        };
        ExecAnswer: {
            /** Format: int32 */
            exitCode: number;
            output: string;
            truncated: boolean;
            timedOut: boolean;
        };
        ExecBody: {
            command: string;
            /** Format: double */
            timeoutSeconds?: null | number;
        };
        /** @description A part of the app that a page asked for and did not get. */
        FailedRequest: {
            address: string;
            /** Format: int32 */
            status: null | number;
            reason: null | string;
            /** Format: int32 */
            count: number;
        };
        /** @description One file's change: its content afterwards (none when deleted), the lines it gained and lost (0 for binary files), and where it was when renamed. */
        FileChange: {
            path: components["schemas"]["FilePath"];
            change: components["schemas"]["FileChangeKind"];
            hash: null | components["schemas"]["ContentHash"];
            /** Format: int64 */
            size: number;
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            removed: number;
            /** @description A path inside a project: relative, '/'-separated, never escaping the root. Invalid paths cannot exist, so code that holds one needs no check. */
            from?: string;
        };
        /**
         * @description What happened to a file between two versions.
         * @enum {unknown}
         */
        FileChangeKind: "created" | "modified" | "deleted" | "renamed";
        FileContentHttpResult: {
            contentType?: string;
            fileDownloadName?: null | string;
            /** Format: date-time */
            lastModified?: null | string;
            entityTag?: null | components["schemas"]["EntityTagHeaderValue"];
            enableRangeProcessing?: boolean;
            /** Format: int64 */
            fileLength?: null | number;
            fileContents?: components["schemas"]["ReadOnlyMemoryOfbyte"];
        };
        /** @description What differs in one file. Without hunks: binary, or too large to show. */
        FileDiffDto: {
            path: components["schemas"]["FilePath"];
            change: components["schemas"]["FileChangeKind"];
            from: null | components["schemas"]["FilePath"];
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            removed: number;
            isText: boolean;
            hunks: components["schemas"]["DiffHunk"][];
        };
        /** @description A path inside a project: relative, '/'-separated, never escaping the root. Invalid paths cannot exist, so code that holds one needs no check. */
        FilePath: string;
        /** @description What a fork is called, and which version it begins with; the newest when it is left out. */
        ForkProjectRequest: {
            name: null | string;
            /** Format: int32 */
            version: null | number;
        };
        /** @description A short wish that is to become a fuller request. */
        ImprovePromptRequest: {
            text: string;
            /** @description The model to ask; the default one when it is left out. */
            model?: null | string;
        };
        /** @description The fuller request, for the person to read and change. */
        ImprovedPromptDto: {
            text: string;
        };
        /** @description A promise in a project's ledger, as the last look found it. */
        KeptPromise: {
            /** @description Names it; the same promise has the same id. */
            id: string;
            /** @description What is to be true, as one line. */
            line: string;
            /**
             * Format: int32
             * @description Number of the turn that left it.
             */
            turn: number;
            /** @description Whether it holds; null while nobody could look, so that no later turn can have broken it. */
            held: null | boolean;
            /**
             * Format: int32
             * @description Number of the turn since which it does not hold; null as well when it was never seen to hold.
             */
            brokenBy: null | number;
            /** @description It was read off the page, nobody said it. */
            derived: boolean;
        };
        /** @description A short text in the product's two languages. */
        LocalizedText: {
            en: string;
            "pt-BR": string;
        };
        LocksDto: {
            paths: string[];
        };
        LogAnswer: {
            items: components["schemas"]["LogLineAnswer"][];
        };
        /** @description One line that a sandbox wrote. */
        LogLine: {
            /** Format: date-time */
            at: string;
            text: string;
        };
        LogLineAnswer: {
            /** Format: int64 */
            n: number;
            /** Format: date-time */
            at: string;
            source: string;
            level: string;
            text: string;
        };
        /** @description Answer of `GET /api/me`: who acts, on which instance, and where its previews live. */
        Me: {
            /** @description The one local person. */
            person: components["schemas"]["Person"];
            /** @description The id in the names of this instance's cookies. */
            instance: string;
            /** @description Always `local` so far: one person, no accounts. */
            mode: string;
            /** @description With the port that people use, for example `preview.localhost:7070`. */
            previewHost: string;
        };
        /** @description What a model can do, and in which protocol it is spoken to: `tools` or `text`. Without ProbedAt it is what is known of its family. */
        ModelCapabilitiesDto: {
            tools: boolean;
            images: boolean;
            streaming: boolean;
            followsFormat: null | boolean;
            protocol: string;
            /** Format: date-time */
            probedAt: null | string;
        };
        /** @description A model that can be asked. */
        ModelDto: {
            id: string;
            provider: string;
            name: string;
            /** Format: int32 */
            contextTokens: number;
            /** Format: int32 */
            maxOutputTokens: number;
            /** Format: double */
            inputPrice: null | number;
            /** Format: double */
            outputPrice: null | number;
            capabilities: components["schemas"]["ModelCapabilitiesDto"];
        };
        /** @description The models, the one for requests that name none, and why a provider is missing. */
        ModelListDto: {
            items: components["schemas"]["ModelDto"][];
            default: null | string;
            errors: string[];
        };
        /** @description What a project would cost in a month if it went on like in the last days, run in one of the ways in which it can be. US dollars; pure. */
        MonthlyEstimate: {
            /** @description `browser`, `sandbox` or `docker`. */
            way: string;
            /**
             * Format: double
             * @description The models' answers; null when their prices are not known.
             */
            modelsUsd: null | number;
            /**
             * Format: double
             * @description Processors and memory of its sandbox. In the browser the person's own machine does the work.
             */
            computingUsd: number;
            /**
             * Format: double
             * @description Its files with all their versions.
             */
            storageUsd: number;
            /** Format: double */
            totalUsd?: number;
        };
        /** @description What a new link is to be. */
        NewShare: {
            /** @description Whom or what it is for; only its owner sees it. */
            name?: null | string;
            /** @description Asked for before the app is shown. */
            passcode?: null | string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            endsAt?: null | string;
        };
        /** @description Something that a page said, once however often it said it, and the place in the project's files where that is known. */
        PageMessage: {
            text: string;
            source: null | string;
            /** Format: int32 */
            count: number;
        };
        /** @description A page as a browser on the server showed it: what the person is going to see. */
        PageReport: {
            path: string;
            viewport: string;
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
            /** Format: int32 */
            status: null | number;
            title: string;
            screenshot: null | string;
            consoleErrors: components["schemas"]["PageMessage"][];
            uncaughtErrors: components["schemas"]["PageMessage"][];
            failedRequests: components["schemas"]["FailedRequest"][];
            overflow: boolean;
            blank: boolean;
            accessibility: components["schemas"]["AccessibilityIssue"][];
        };
        /** @description Who acts. In local mode there is one person: whoever holds this instance's secrets. */
        Person: {
            name: string;
        };
        /** @description What the projects of one person have used. */
        PersonUsageDto: {
            owner: string;
            /** Format: int32 */
            projects: number;
            usage: components["schemas"]["TurnUsage"];
        };
        PoolAnswer: {
            waiting: {
                [key: string]: number;
            };
        };
        /** @description A one-time address that lets a browser into the preview. */
        PreviewLinkDto: {
            openUrl: string;
        };
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        ProcessList: {
            items: components["schemas"]["SandboxProcess"][];
        };
        ProgramAnswer: {
            name: string;
            kind: string;
            start: string;
            /** Format: int32 */
            port: null | number;
            install: null | string;
            health: string;
            directory: string;
            env: {
                [key: string]: string;
            };
            web: boolean;
        };
        /** @description A program as a person wants it. */
        ProgramWish: {
            /** @description Small letters, digits and '-'. */
            name: string;
            /** @description The command, as one would type it. */
            start: string;
            /**
             * Format: int32
             * @description Null when it listens on none.
             */
            port: null | number;
            /** @description A command to run before it. */
            install: null | string;
            /** @description The path that is asked for until it answers; "/" when null. */
            health: null | string;
            /** @description The folder that it runs in; the root when null. */
            directory: null | string;
            /** @description Its variables. */
            env: null | {
                [key: string]: string;
            };
        };
        /** @description A project as clients see it. Events after Seq complete this answer. */
        ProjectDto: {
            id: string;
            name: string;
            prompt: string;
            stack: string[];
            starter: null | string;
            runtime: string;
            model: null | string;
            language: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int32 */
            version: number;
            turnId: null | string;
            previewUrl: string;
            openUrl: string;
            sandbox: components["schemas"]["SandboxDto"];
            /** Format: int64 */
            seq: number;
        };
        /**
         * @description Everything that clients can watch happening to a project. The set is closed; `type` tells which one it is, and
         *     string ProjectEvent.Project, long ProjectEvent.Seq and DateTimeOffset ProjectEvent.At are set by the EventLog when it takes the event.
         */
        ProjectEvent: components["schemas"]["ProjectEventTurnStarted"] | components["schemas"]["ProjectEventTurnResumed"] | components["schemas"]["ProjectEventStatusChanged"] | components["schemas"]["ProjectEventTextAdded"] | components["schemas"]["ProjectEventFileStarted"] | components["schemas"]["ProjectEventFileDelta"] | components["schemas"]["ProjectEventFileDone"] | components["schemas"]["ProjectEventFileRefused"] | components["schemas"]["ProjectEventFileDeleted"] | components["schemas"]["ProjectEventToolUsed"] | components["schemas"]["ProjectEventQuestionsAsked"] | components["schemas"]["ProjectEventPlanMade"] | components["schemas"]["ProjectEventQueueChanged"] | components["schemas"]["ProjectEventCheckDone"] | components["schemas"]["ProjectEventSandboxChanged"] | components["schemas"]["ProjectEventLogged"] | components["schemas"]["ProjectEventPreviewReady"] | components["schemas"]["ProjectEventVersionMade"] | components["schemas"]["ProjectEventUsageCounted"] | components["schemas"]["ProjectEventReceiptMade"] | components["schemas"]["ProjectEventNoticed"] | components["schemas"]["ProjectEventTurnDone"] | components["schemas"]["ProjectEventTurnFailed"] | components["schemas"]["ProjectEventProjectChanged"] | components["schemas"]["ProjectEventRuntimeChanged"] | components["schemas"]["ProjectEventBrowserPackagesMade"] | components["schemas"]["ProjectEventProjectDeleted"];
        /** @description The packages for the project's page are there, or could not be made: State is ready or failed. */
        ProjectEventBrowserPackagesMade: {
            /** @enum {string} */
            type: "browser-packages";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            state: string;
            set: null | string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventCheckDone: {
            /** @enum {string} */
            type: "check";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            name: string;
            status: components["schemas"]["CheckStatus"];
            detail: null | string;
            /** Format: int64 */
            durationMs: null | number;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventFileDeleted: {
            /** @enum {string} */
            type: "file-deleted";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            path: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description More of a file being written. */
        ProjectEventFileDelta: {
            /** @enum {string} */
            type: "file-delta";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            path: string;
            text: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventFileDone: {
            /** @enum {string} */
            type: "file-done";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            path: string;
            hash: string;
            /** Format: int64 */
            size: number;
            change: components["schemas"]["FileChangeKind"];
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            removed: number;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventFileRefused: {
            /** @enum {string} */
            type: "file-refused";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            path: string;
            code: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventFileStarted: {
            /** @enum {string} */
            type: "file-started";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            path: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description Lines that the sandbox wrote; N is the number of the first one, as the log's own page counts them. */
        ProjectEventLogged: {
            /** @enum {string} */
            type: "log";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            source: string;
            level: string;
            /** Format: int64 */
            n: number;
            lines: components["schemas"]["LogLine"][];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventNoticed: {
            /** @enum {string} */
            type: "notice";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            code: string;
            args: {
                [key: string]: string;
            };
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The plan that a turn was to make, as Markdown. */
        ProjectEventPlanMade: {
            /** @enum {string} */
            type: "plan";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            text: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The app answers at this address. */
        ProjectEventPreviewReady: {
            /** @enum {string} */
            type: "preview-ready";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            url: string;
            /** Format: int32 */
            port: number;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The project's own facts changed, its name for example. */
        ProjectEventProjectChanged: {
            /** @enum {string} */
            type: "project";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            name: string;
            stack: string[];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventProjectDeleted: {
            /** @enum {string} */
            type: "project-deleted";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The model asks before it goes on; the next turn's text answers. */
        ProjectEventQuestionsAsked: {
            /** @enum {string} */
            type: "questions";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            items: components["schemas"]["Question"][];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The messages that wait for the running turn, all of them. */
        ProjectEventQueueChanged: {
            /** @enum {string} */
            type: "queue";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            items: components["schemas"]["QueuedTurnDto"][];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventReceiptMade: {
            /** @enum {string} */
            type: "receipt";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            receipt: components["schemas"]["Receipt"];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The project runs elsewhere now, or was set to. */
        ProjectEventRuntimeChanged: {
            /** @enum {string} */
            type: "runtime";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            chosen: string;
            effective: string;
            reasons: components["schemas"]["RuntimeReason"][];
            hybrid: boolean;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventSandboxChanged: {
            /** @enum {string} */
            type: "sandbox";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            sandbox: components["schemas"]["SandboxDto"];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventStatusChanged: {
            /** @enum {string} */
            type: "status";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            status: components["schemas"]["TurnStatus"];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description More of the model's words. */
        ProjectEventTextAdded: {
            /** @enum {string} */
            type: "text";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            text: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The model used a tool, or is at it; Summary says on what. */
        ProjectEventToolUsed: {
            /** @enum {string} */
            type: "tool";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            id: string;
            name: string;
            summary: string;
            status: components["schemas"]["ToolStatus"];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description The turn ended as it should, or was stopped by a person. */
        ProjectEventTurnDone: {
            /** @enum {string} */
            type: "turn-done";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            status: components["schemas"]["TurnStatus"];
            /** Format: int32 */
            version: null | number;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventTurnFailed: {
            /** @enum {string} */
            type: "turn-failed";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            code: string;
            detail: null | string;
            retryable: boolean;
            /** Format: int32 */
            version: null | number;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description Another server process goes on with the turn. Files that were open are void, and the words are these. */
        ProjectEventTurnResumed: {
            /** @enum {string} */
            type: "turn-resumed";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            status: components["schemas"]["TurnStatus"];
            reply: string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventTurnStarted: {
            /** @enum {string} */
            type: "turn-started";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            /** Format: int32 */
            number: number;
            text: string;
            mode: components["schemas"]["TurnMode"];
            model: null | string;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventUsageCounted: {
            /** @enum {string} */
            type: "usage";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            turnId: string;
            /** Format: int64 */
            inputTokens: number;
            /** Format: int64 */
            outputTokens: number;
            /** Format: int64 */
            cacheReadTokens: number;
            /** Format: int64 */
            cacheWriteTokens: number;
            /** Format: double */
            costUsd: null | number;
            /** Format: double */
            cacheHitShare: number;
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        ProjectEventVersionMade: {
            /** @enum {string} */
            type: "version";
            project: string;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            number: number;
            /** Format: int32 */
            parent: null | number;
            author: string;
            message: string;
            turnId: null | string;
            files: components["schemas"]["VersionFile"][];
            /** @description True when this tells everything so far and not only what is new; a client that missed events gets such pieces. */
            replace?: null | boolean;
        };
        /** @description Some projects, newest first, and the cursor of the next ones. */
        ProjectListDto: {
            items: components["schemas"]["ProjectSummaryDto"][];
            next: null | string;
        };
        /** @description A project in a list. Its thumbnail is the newest picture that was taken of it. */
        ProjectSummaryDto: {
            id: string;
            name: string;
            stack: string[];
            starter: null | string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int32 */
            version: number;
            previewUrl: string;
            sandboxState: string;
            thumbnail: null | string;
        };
        /** @description What one project has used, turn by turn, and what a month of it would cost in each way of running it. */
        ProjectUsageDetailDto: {
            id: string;
            name: string;
            total: components["schemas"]["TurnUsage"];
            month: components["schemas"]["TurnUsage"];
            limits: components["schemas"]["UsageLimitsDto"];
            sandbox: components["schemas"]["SandboxUse"];
            /** Format: int64 */
            storageBytes: number;
            estimates: components["schemas"]["MonthlyEstimate"][];
            turns: components["schemas"]["TurnCostDto"][];
        };
        /** @description What one project has used. */
        ProjectUsageDto: {
            id: string;
            name: string;
            /** Format: int32 */
            turns: number;
            usage: components["schemas"]["TurnUsage"];
            sandbox: components["schemas"]["SandboxUse"];
            /** Format: int64 */
            storageBytes: number;
        };
        QueryBody: {
            statement: string;
            /** @default false */
            write: boolean;
        };
        /** @description Something that the model must know before it goes on, with answers to choose from. */
        Question: {
            /** @description Its name in the answer. */
            id: string;
            /** @description The question. */
            text: string;
            /** @description Answers to choose from; the person may always write another one. */
            options: string[];
            /** @description Several may be chosen. */
            multiple: boolean;
        };
        /** @description The messages that wait, the next one first. */
        QueueDto: {
            items: components["schemas"]["QueuedTurnDto"][];
        };
        /** @description A message that waits for the running turn. */
        QueuedTurnDto: {
            id: string;
            text: string;
            mode: components["schemas"]["TurnMode"];
            model: null | string;
            /** Format: date-time */
            at: string;
            attachments: components["schemas"]["AttachmentDto"][];
        };
        ReadOnlyMemoryOfbyte: string;
        /** @description What is known about a version because it was looked at: each check with its outcome, and its pages as a browser showed them; never a guess. */
        Receipt: {
            /** Format: int32 */
            version: number;
            checks: components["schemas"]["Check"][];
            http: null | components["schemas"]["ReceiptHttp"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string;
            pages?: null | components["schemas"]["PageReport"][];
            promises?: null | components["schemas"]["KeptPromise"][];
        };
        /** @description The answer of the app's entry page. */
        ReceiptHttp: {
            url: string;
            /** Format: int32 */
            status: number;
        };
        RecipeAnswer: {
            kind: null | string;
            from: null | string;
            programs: components["schemas"]["ProgramAnswer"][];
            detected: components["schemas"]["ProgramAnswer"][];
            notes: components["schemas"]["RecipeNote"][];
            toolchains: components["schemas"]["RecipeToolchain"][];
            problem: null | components["schemas"]["RecipeProblem"];
            settings: null | string;
            settingsHash: null | string;
        };
        RecipeBody: {
            programs: components["schemas"]["ProgramWish"][];
        };
        RecipeEffect: {
            recipe: components["schemas"]["RecipeAnswer"];
            restarts: boolean;
            saved: boolean;
        };
        /** @description Something that a file asks for and that is not followed. */
        RecipeNote: {
            /** @description Why, as a stable word that the UI translates. */
            code: string;
            /** @description Where it stands. */
            file: string;
            /** @description The words in question, shortened. */
            what: string;
        };
        /** @description What is wrong with settings that say how an app runs. */
        RecipeProblem: {
            /** @description As a stable word that the UI translates. */
            code: string;
            /** @description The program that it concerns; null when it is all of them. */
            program: null | string;
            /** @description In English, for the log. */
            detail: string;
        };
        /** @description A language's tools that a recipe needs. */
        RecipeToolchain: {
            /** @description As people call it: "Go". */
            name: string;
            /** @description The program that is looked for. */
            program: string;
            /** @description Whether this machine has it. */
            there: boolean;
            /** @description The line that brings it. */
            install: string;
        };
        /** @description A file or folder to move. */
        RenameDto: {
            from: components["schemas"]["FilePath"];
            to: components["schemas"]["FilePath"];
        };
        RestoreBody: {
            files: boolean;
        };
        /** @description How a project runs: what was chosen, what that comes to, and what stands against running it in the browser. */
        RuntimeDto: {
            chosen: string;
            effective: string;
            reasons: components["schemas"]["RuntimeReason"][];
            hybrid: boolean;
        };
        /** @description Why a project cannot run in a browser alone: a stable code, and the package, file or word that it is about. */
        RuntimeReason: {
            code: string;
            detail: null | string;
        };
        SandboxAnswer: {
            state: string;
            stage: null | string;
            /** Format: int64 */
            epoch: number;
            ports: components["schemas"]["SandboxPort"][];
            reason: null | components["schemas"]["SandboxReason"];
            programs: components["schemas"]["SandboxProgram"][];
        };
        /** @description A project's sandbox as clients see it. */
        SandboxDto: {
            state: string;
            stage: null | string;
            /** Format: int64 */
            epoch: number;
            ports: components["schemas"]["SandboxPortDto"][];
            reason: null | components["schemas"]["SandboxReasonDto"];
            programs: components["schemas"]["SandboxProgram"][];
        };
        /** @description A TCP port that something inside the sandbox listens on; bool SandboxPort.Web marks the one that the preview shows. */
        SandboxPort: {
            /** Format: int32 */
            port: number;
            web: boolean;
        };
        /** @description A port on which the app answers, and its public address. */
        SandboxPortDto: {
            /** Format: int32 */
            port: number;
            url: string;
        };
        /** @description A process inside a sandbox, for people. */
        SandboxProcess: {
            /**
             * Format: int32
             * @description Its number inside.
             */
            pid: number;
            /** @description Its command line: "node server.js". */
            name: string;
            /**
             * Format: double
             * @description Share of one processor: 1 is all of it.
             */
            cpu: number;
            /**
             * Format: int64
             * @description Bytes of memory that it has in use.
             */
            memory: number;
            /** @description The program of the app that it belongs to ("web", "api"); null for the platform's own and for what a terminal started. */
            program: null | string;
        };
        /** @description One of the programs that a running app is made of. */
        SandboxProgram: {
            /** @description "web", "api", "worker". */
            name: string;
            /** @description "starting", "running", "waiting" (it fell, and is started again after a pause) or "ended". */
            state: string;
            /**
             * Format: int32
             * @description The port it is to listen on; null when it listens on none.
             */
            port: null | number;
            /**
             * Format: int32
             * @description How often it was started again in this run.
             */
            restarts: number;
        };
        SandboxReason: {
            code: string;
            output: null | string;
        };
        /** @description Why a sandbox is not running, and the last that it printed. */
        SandboxReasonDto: {
            code: string;
            output: null | string;
        };
        /** @description What sandboxes had of the machine: the share that was held for them, whether they used it up or not. */
        SandboxUse: {
            /** Format: double */
            runningHours: number;
            /** Format: double */
            frozenHours: number;
            /** Format: double */
            cpuHours: number;
            /** Format: double */
            memoryGbHours: number;
        };
        /** @description What a save, a deletion or a rename came to. */
        SavedDto: {
            path: components["schemas"]["FilePath"];
            hash: null | components["schemas"]["ContentHash"];
            /** Format: int32 */
            version: number;
            merged: boolean;
        };
        SecretAnswer: {
            name: string;
            /** Format: date-time */
            updatedAt: string;
        };
        SecretAnswers: {
            secrets: components["schemas"]["SecretAnswer"][];
            variables: components["schemas"]["VariableAnswer"][];
        };
        SecretBody: {
            value: string;
        };
        ServiceAnswer: {
            kind: string;
            state: components["schemas"]["ServiceState"];
            version: null | string;
            code: null | string;
            detail: null | string;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            mostBytes: number;
            variables: string[];
            snapshots: components["schemas"]["SnapshotAnswer"][];
        };
        ServiceAnswers: {
            services: components["schemas"]["ServiceAnswer"][];
            offers: components["schemas"]["ServiceOffer"][];
        };
        ServiceBody: {
            kind: string;
        };
        ServiceOffer: {
            kind: string;
            install: null | string;
        };
        /**
         * @description Where a service is. Each can be left: a failed one by starting it again.
         * @enum {unknown}
         */
        ServiceState: "stopped" | "starting" | "running" | "frozen" | "failed";
        /** @description A share as its owner sees it. The URL is what to send: whoever has it can look. */
        ShareDto: {
            id: string;
            name: string;
            /** Format: uri */
            url: string;
            hasPasscode: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endsAt: null | string;
            /** Format: date-time */
            lastUsedAt: null | string;
        };
        /** @description How far a link carries on this server, and what to set for it to carry further. */
        ShareReach: {
            /** @description Other devices can open links. */
            otherDevices: boolean;
            /** @description Environment variables that would let them; empty when they already can. */
            settings: string[];
        };
        /** @description Who can see a project's app: `private` is its owner alone, `link` also whoever has one of the links. */
        SharesDto: {
            visibility: string;
            reach: components["schemas"]["ShareReach"];
            items: components["schemas"]["ShareDto"][];
        };
        SnapshotAnswer: {
            /** Format: int32 */
            number: number;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            bytes: number;
            note: string;
            automatic: boolean;
        };
        SnapshotBody: {
            note: null | string;
        };
        /** @description The contents that are not here yet; when there are none, it is what visitors get. */
        SnapshotDto: {
            missing: string[];
            committed: boolean;
        };
        /** @description One file of a compiled page: where a browser asks for it (path and query), the SHA-256 of its content in lower-case hexadecimal, and its content type. */
        SnapshotModule: {
            path: string;
            hash: string;
            contentType: string;
        };
        /** @description A version as an author's browser compiled it. */
        SnapshotRequest: {
            /** Format: int32 */
            version: number;
            modules: components["schemas"]["SnapshotModule"][];
        };
        /** @description What a person says next. */
        StartTurnRequest: {
            text: string;
            mode?: null | components["schemas"]["TurnMode"];
            /** @description The model to ask; the project's own when it is left out. */
            model?: null | string;
            language?: null | string;
            /** @description Where another turn runs: wait for its end instead of being refused. */
            queue?: null | boolean;
            /** @description Pictures and text files beside the text. */
            attachments?: null | components["schemas"]["AttachmentDto"][];
            /** @description The file that the person has open. */
            openFile?: null | string;
            /** @description What was seen to fail, such as errors of the preview. The model reads it as data; it is not part of what the person says. */
            evidence?: null | string;
        };
        /** @description The turn that was started, or the message that waits for its turn. */
        StartedTurnDto: {
            turnId: null | string;
            queuedId: null | string;
        };
        /** @description The starters as the API lists them. */
        StarterList: {
            items: components["schemas"]["StarterSummary"][];
        };
        /** @description Something of this machine that a starter runs on, and that is not there. */
        StarterNeed: {
            /** @description As people call it: "Go". */
            name: string;
            /** @description The line that brings it on Debian. */
            install: string;
        };
        /** @description One starter as the API lists it. */
        StarterSummary: {
            /** @description Its name in the API. */
            id: string;
            /** @description Its title in both languages. */
            title: components["schemas"]["LocalizedText"];
            /** @description What it is, in both languages. */
            description: components["schemas"]["LocalizedText"];
            /** @description What it is made of. */
            stack: string[];
            /** @description Colour of its card, as `#rrggbb`. */
            accent: string;
            /** @description What this machine lacks for it; nothing when it can be picked. */
            missing: components["schemas"]["StarterNeed"][];
        };
        StringSegment: {
            buffer?: null | string;
            /** Format: int32 */
            offset?: number;
            /** Format: int32 */
            length?: number;
            value?: null | string;
            hasValue?: boolean;
        };
        TerminalAnswer: {
            /** Format: int32 */
            n: number;
            /** Format: date-time */
            openedAt: string;
        };
        TerminalBody: {
            /** Format: uint16 */
            cols?: null | number;
            /** Format: uint16 */
            rows?: null | number;
        };
        TerminalList: {
            items: components["schemas"]["TerminalAnswer"][];
        };
        /**
         * @description How far a tool has come.
         * @enum {unknown}
         */
        ToolStatus: "started" | "done" | "failed";
        /** @description The files of a working tree as they are now, and the newest version. */
        TreeDto: {
            items: components["schemas"]["TreeItemDto"][];
            /** Format: int32 */
            version: number;
            truncated: boolean;
        };
        /**
         * @description What stands at a path of the working tree. Only a TreeEntryKind.File is ever read or written.
         * @enum {unknown}
         */
        TreeEntryKind: "file" | "folder" | "symlink" | "hardlink" | "fifo" | "socket" | "device";
        /** @description One file; the hash is missing for what is no readable file, such as a symlink. */
        TreeItemDto: {
            path: components["schemas"]["FilePath"];
            /** Format: int64 */
            size: number;
            hash: null | components["schemas"]["ContentHash"];
            kind: components["schemas"]["TreeEntryKind"];
        };
        /** @description What one turn has used. */
        TurnCostDto: {
            /** Format: int32 */
            number: number;
            text: string;
            model: null | string;
            /** Format: date-time */
            startedAt: string;
            usage: components["schemas"]["TurnUsage"];
        };
        /** @description A turn as clients see it. */
        TurnDto: {
            id: string;
            /** Format: int32 */
            number: number;
            text: string;
            mode: components["schemas"]["TurnMode"];
            model: null | string;
            status: components["schemas"]["TurnStatus"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: null | string;
            reply: string;
            files: components["schemas"]["TurnFile"][];
            usage: null | components["schemas"]["TurnUsage"];
            receipt: null | components["schemas"]["Receipt"];
            /** Format: int32 */
            version: null | number;
            error: null | components["schemas"]["TurnFailure"];
            notices: components["schemas"]["TurnNotice"][];
            questions: components["schemas"]["Question"][];
            attachments: components["schemas"]["AttachmentDto"][];
            evidence: null | string;
        };
        /** @description Why a turn failed: a code that the UI translates, what was seen, and whether the same request may work when it is sent again. */
        TurnFailure: {
            code: string;
            detail: null | string;
            retryable: boolean;
        };
        /** @description What a turn did to one file, in lines. */
        TurnFile: {
            path: string;
            change: components["schemas"]["FileChangeKind"];
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            removed: number;
        };
        /** @description A project's turns, oldest first. */
        TurnListDto: {
            items: components["schemas"]["TurnDto"][];
        };
        /**
         * @description What a person wants from a turn.
         * @enum {unknown}
         */
        TurnMode: "build" | "plan" | "ask";
        /** @description Something a person should know about a turn that is not its failure: a code that the UI translates, and its values. */
        TurnNotice: {
            code: string;
            args: {
                [key: string]: string;
            };
        };
        /**
         * @description Where a turn stands. The last three are final.
         * @enum {unknown}
         */
        TurnStatus: "queued" | "planning" | "writing" | "running" | "checking" | "repairing" | "ready" | "failed" | "cancelled";
        /** @description Tokens and money of a turn's model calls together; no cost where the model's price is not known. */
        TurnUsage: {
            /** Format: int64 */
            inputTokens: number;
            /** Format: int64 */
            outputTokens: number;
            /** Format: int64 */
            cacheReadTokens: number;
            /** Format: int64 */
            cacheWriteTokens: number;
            /** Format: double */
            costUsd: null | number;
            /**
             * Format: double
             * @description How much of what was read came from the provider's cache, from 0 to 1.
             */
            cacheHitShare?: number;
        };
        TypesAnswer: {
            key: null | string;
            files: {
                [key: string]: string;
            };
        };
        /** @description What changes about a project. */
        UpdateProjectRequest: {
            name: null | string;
            runtime?: null | string;
        };
        /** @description What models, sandboxes and the disk have used up, and the limits that hold. */
        UsageDto: {
            total: components["schemas"]["TurnUsage"];
            today: components["schemas"]["TurnUsage"];
            month: components["schemas"]["TurnUsage"];
            limits: components["schemas"]["UsageLimitsDto"];
            sandboxes: components["schemas"]["SandboxUse"];
            /** Format: int64 */
            storageBytes: number;
            projects: components["schemas"]["ProjectUsageDto"][];
            people: components["schemas"]["PersonUsageDto"][];
        };
        /** @description The limits, in tokens and US dollars; null = none. */
        UsageLimitsDto: {
            /** Format: int64 */
            tokensPerTurn: null | number;
            /** Format: double */
            costPerTurn: null | number;
            /** Format: double */
            costPerProject: null | number;
            /** Format: double */
            costPerDay: null | number;
            /** Format: double */
            costPerPerson: null | number;
        };
        VariableAnswer: {
            name: string;
            value: null | string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description A version with all its files. */
        VersionDto: {
            version: components["schemas"]["VersionInfo"];
            files: components["schemas"]["TreeItemDto"][];
        };
        /** @description A file that a version changed; no hash when it is gone, and where it was when it moved. */
        VersionFile: {
            path: string;
            change: components["schemas"]["FileChangeKind"];
            hash: null | string;
            from: null | string;
        };
        /** @description A version as others see it: who made it, why, and what it changed. Numbers count 1, 2, 3… in a project. */
        VersionInfo: {
            /** Format: int32 */
            number: number;
            /** Format: int32 */
            parent: null | number;
            author: string;
            model: null | string;
            message: string;
            turnId: null | string;
            /** Format: date-time */
            at: string;
            files: components["schemas"]["FileChange"][];
            name?: null | string;
            /** @default false */
            bookmarked: boolean;
        };
        /** @description What a person said of a version: its name, and that they want to find it again. */
        VersionMark: {
            name: null | string;
            bookmarked: boolean;
        };
        /** @description Some versions, newest first. */
        VersionsDto: {
            items: components["schemas"]["VersionInfo"][];
            next: null | string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    GetUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageDto"];
                };
            };
        };
    };
    GetProjectUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectUsageDetailDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DropPromise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                promise: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    WatchProject: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ProjectEvent"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    WatchProjects: {
        parameters: {
            query: {
                project: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ProjectEvent"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetScreenshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": components["schemas"]["FileContentHttpResult"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListProjects: {
        parameters: {
            query?: {
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectListDto"];
                };
            };
        };
    };
    CreateProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProjectRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ImportProject: {
        parameters: {
            query?: {
                name?: string;
                language?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/zip": string;
                "application/json": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ForkProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForkProjectRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeleteProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UpdateProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProjectRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetPreviewLink: {
        parameters: {
            query?: {
                port?: number;
                path?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewLinkDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListTurns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnListDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StartTurn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartTurnRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedTurnDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StopTurn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                turn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CancelQueued: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queued: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ChangeQueued: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queued: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeQueuedRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StartQueued: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queued: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedTurnDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetRuntime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuntimeDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetBrowserSources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetBrowserPackages: {
        parameters: {
            query?: {
                entries?: string;
                again?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserPackagesDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AddBrowserPackages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPackagesRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserPackagesDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetBrowserPackageExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutBrowserSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnapshotRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutBrowserModule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                hash: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelListDto"];
                };
            };
        };
    };
    ProbeModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCapabilitiesDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Bad Gateway */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ImprovePrompt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImprovePromptRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImprovedPromptDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Bad Gateway */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MarkVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionMark"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionInfo"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UndoVersion: {
        parameters: {
            query?: {
                path?: string;
            };
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionInfo"];
                };
            };
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BlameFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlameDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetLocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocksDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SetLocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocksDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocksDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StartSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StopSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RestartSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ExecInSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetSandboxProcesses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessList"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetSandboxLogs: {
        parameters: {
            query?: {
                source?: string;
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetRecipe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipeAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutRecipe: {
        parameters: {
            query?: {
                preview?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipeEffect"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AddContainerFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerFilesAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetTypes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypesAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListTerminals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalList"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    OpenTerminal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["TerminalBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CloseTerminal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetEgress: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EgressAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutEgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EgressBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EgressAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AllowEgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllowBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EgressAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetServices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAnswers"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AddService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAnswers"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RemoveService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StartService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MakeSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnapshotBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RestoreSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetTables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataTable"][];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetRows: {
        parameters: {
            query?: {
                offset?: number;
                limit?: number;
                sort?: string;
                descending?: boolean;
                match?: string;
            };
            header?: never;
            path: {
                id: string;
                kind: string;
                schema: string;
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRows"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    QueryService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRows"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretAnswers"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeleteSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeleteVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetShares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharesDto"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CreateShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShare"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareDto"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RevokeShares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RevokeShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                share: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetPool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolAnswer"];
                };
            };
        };
    };
}
